package goldpan.verify;

import goldpan.data.Words;
import goldpan.metrics.Interval;
import goldpan.metrics.PairedDifference;
import goldpan.text.ColumnFormat;
import goldpan.text.TextTable;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A verification as table and text. */
final class VerificationTable {
  private VerificationTable() {}

  static Table of(Verification found) {
    StringColumn compared = StringColumn.create("compared");
    StringColumn metric = StringColumn.create("metric");
    DoubleColumn before = DoubleColumn.create("first");
    DoubleColumn after = DoubleColumn.create("second");
    DoubleColumn difference = DoubleColumn.create("difference");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    StringColumn verdict = StringColumn.create("verdict");
    for (Verification.Comparison comparison : all(found)) {
      for (PairedDifference d : comparison.differences()) {
        compared.append(comparison.name());
        metric.append(d.metric().name());
        before.append(d.first());
        after.append(d.second());
        difference.append(d.difference());
        low.append(d.interval().map(Interval::low).orElse(Double.NaN));
        high.append(d.interval().map(Interval::high).orElse(Double.NaN));
        verdict.append(d.verdict().toString());
      }
    }
    return ColumnFormat.apply(
        Table.create(
            title(found), compared, metric, before, after, difference, low, high, verdict));
  }

  private static List<Verification.Comparison> all(Verification found) {
    var all = found.comparisons();
    all.add(1, new Verification.Comparison("as decided − as given", found.byClass()));
    return all;
  }

  private static String title(Verification found) {
    return Words.of(
        "Verification of %,d relabels and %,d drops in %s: %s",
        found.relabels(), found.drops(), found.dataset(), found.verdict());
  }

  static String text(Verification found) {
    TextTable table =
        new TextTable(
            "compared", "metric", ">first", ">second", ">difference", ">95 % interval", "verdict");
    for (Verification.Comparison comparison : all(found)) {
      for (PairedDifference d : comparison.differences()) {
        table.add(
            comparison.name(),
            d.metric().name(),
            number("%.4f", d.first()),
            number("%.4f", d.second()),
            number("%+.4f", d.difference()),
            d.interval().map(i -> Words.of("%+.4f to %+.4f", i.low(), i.high())).orElse(""),
            d.verdict().toString());
      }
    }
    return Words.of(
        "%s\nmeasured on %s; %d seeds; only as given right on %,d, only as decided on %,d: McNemar's p %.4f\n%s",
        title(found),
        found.measuredOn(),
        found.seeds(),
        found.test().onlyFirst(),
        found.test().onlySecond(),
        found.test().pValue(),
        table.toString().stripTrailing());
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "" : Words.of(format, value);
  }
}
