package goldpan.mining;

import goldpan.data.Dataset;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.text.ColumnFormat;
import goldpan.text.TextTable;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What each rule would select, as tables. */
final class ThresholdTable {
  private ThresholdTable() {}

  static Table of(Thresholds thresholds) {
    Losses losses = thresholds.losses();
    StringColumn name = StringColumn.create("threshold");
    StringColumn rule = StringColumn.create("rule");
    DoubleColumn cut = DoubleColumn.create("cut");
    IntColumn suspects = IntColumn.create("suspects");
    DoubleColumn share = DoubleColumn.create("share");
    Table table = Table.create(title(thresholds));
    for (Thresholds.Row row : thresholds.rows()) {
      name.append(row.threshold().label());
      rule.append(row.threshold().rule());
      cut.append(row.cut().value());
      suspects.append(row.cut().count());
      share.append(losses.size() == 0 ? 0 : (double) row.cut().count() / losses.size());
    }
    table.addColumns(name, rule, cut, suspects, share);
    addPrecision(table, thresholds.rows());
    Dataset dataset = losses.dataset();
    for (Split split : dataset.splits()) {
      IntColumn column = IntColumn.create(split.toString());
      for (Thresholds.Row row : thresholds.rows()) {
        int[] counts = counts(losses, row, Split.values().length, i -> dataset.split(i).ordinal());
        column.append(counts[split.ordinal()]);
      }
      table.addColumns(column);
    }
    return table;
  }

  static String title(Thresholds thresholds) {
    Losses losses = thresholds.losses();
    return "Thresholds on %s of %s%s"
        .formatted(losses.score().name(), losses.dataset().name(), thresholds.knowing());
  }

  private static void addPrecision(Table table, List<Thresholds.Row> rows) {
    DoubleColumn precision = DoubleColumn.create("precision");
    DoubleColumn low = DoubleColumn.create("precision_low");
    DoubleColumn high = DoubleColumn.create("precision_high");
    IntColumn decided = IntColumn.create("decided");
    for (Thresholds.Row row : rows) {
      Precision found = row.precision();
      decided.append(found.decided());
      if (!found.isKnown()) {
        precision.appendMissing();
        low.appendMissing();
        high.appendMissing();
      } else {
        precision.append(found.estimate());
        low.append(found.low());
        high.append(found.high());
      }
    }
    ColumnFormat.apply(table.addColumns(precision, low, high, decided));
  }

  static Table byClass(Thresholds thresholds) {
    Losses losses = thresholds.losses();
    Dataset dataset = losses.dataset();
    int k = dataset.classes().size();
    int[] samples = counts(losses, IntStream.range(0, losses.size()).toArray(), k, dataset::label);
    Table table =
        Table.create("Suspects by given label in " + dataset.name())
            .addColumns(
                StringColumn.create("class", dataset.classes()),
                IntColumn.create("samples", samples));
    for (Thresholds.Row row : thresholds.rows()) {
      int[] counts = counts(losses, row, k, dataset::label);
      table.addColumns(IntColumn.create(row.threshold().label(), counts));
    }
    return table;
  }

  private static int[] counts(
      Losses losses, Thresholds.Row rule, int groups, IntUnaryOperator groupOf) {
    return counts(losses, rule.threshold().select(losses).rows(), groups, groupOf);
  }

  /** How many of these rows' samples fall in each of {@code groups} groups. */
  private static int[] counts(Losses losses, int[] rows, int groups, IntUnaryOperator groupOf) {
    int[] counts = new int[groups];
    for (int row : rows) {
      counts[groupOf.applyAsInt(losses.sampleIndex(row))]++;
    }
    return counts;
  }

  static String text(Thresholds thresholds) {
    Losses losses = thresholds.losses();
    TextTable table =
        new TextTable(
            "threshold", ">cut", ">suspects", ">share", ">wrong", ">95 % interval", "rule");
    for (Thresholds.Row row : thresholds.rows()) {
      int count = row.cut().count();
      table.add(
          row.threshold().label(),
          Numbers.brief(row.cut().value()),
          Numbers.count(count),
          Numbers.percent(losses.size() == 0 ? 0 : (double) count / losses.size()),
          count == 0 ? "" : estimate(row.precision()),
          count == 0 ? "" : interval(row.precision()),
          row.threshold().rule());
    }
    return "%s\n%s%s"
        .formatted(title(thresholds), LossText.provenance(losses), table)
        .stripTrailing();
  }

  private static String estimate(Precision precision) {
    return precision.isKnown() ? Numbers.percent(precision.estimate()) : "unknown";
  }

  private static String interval(Precision precision) {
    return !precision.isKnown()
        ? ""
        : Words.of("%.1f–%.1f %%", 100 * precision.low(), 100 * precision.high());
  }
}
