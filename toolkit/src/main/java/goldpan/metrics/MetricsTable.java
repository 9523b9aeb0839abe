package goldpan.metrics;

import goldpan.data.Words;
import goldpan.text.ColumnFormat;
import goldpan.text.TextTable;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Metrics as tables and text. */
final class MetricsTable {
  private MetricsTable() {}

  static Table of(Metrics metrics) {
    StringColumn name = StringColumn.create("metric");
    DoubleColumn value = DoubleColumn.create("value");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    StringColumn method = StringColumn.create("interval");
    StringColumn measures = StringColumn.create("measures");
    for (MetricValue found : metrics.values()) {
      name.append(found.metric().name());
      append(value, found.value());
      append(low, found.interval().map(Interval::low).orElse(Double.NaN));
      append(high, found.interval().map(Interval::high).orElse(Double.NaN));
      method.append(found.interval().map(Interval::method).orElse(""));
      measures.append(found.metric().measures());
    }
    return ColumnFormat.apply(
        Table.create(title(metrics), name, value, low, high, method, measures));
  }

  static Table byClass(Metrics metrics) {
    StringColumn name = StringColumn.create("class");
    LongColumn labelled = LongColumn.create("labelled");
    LongColumn predicted = LongColumn.create("predicted");
    LongColumn right = LongColumn.create("right");
    for (ClassMetrics found : metrics.byClass()) {
      name.append(found.name());
      labelled.append(found.labelled());
      predicted.append(found.predicted());
      right.append(found.right());
    }
    Table table =
        Table.create("By class: " + metrics.data(), name, labelled, predicted, right)
            .addColumns(numbers(metrics, "precision", ClassMetrics::precision))
            .addColumns(ends(metrics, "precision", ClassMetrics::precisionInterval))
            .addColumns(numbers(metrics, "recall", ClassMetrics::recall))
            .addColumns(ends(metrics, "recall", ClassMetrics::recallInterval))
            .addColumns(numbers(metrics, "f1", ClassMetrics::f1));
    return ColumnFormat.apply(table);
  }

  private static DoubleColumn numbers(
      Metrics metrics, String name, ToDoubleFunction<ClassMetrics> value) {
    DoubleColumn column = DoubleColumn.create(name);
    metrics.byClass().forEach(c -> append(column, value.applyAsDouble(c)));
    return column;
  }

  private static DoubleColumn[] ends(
      Metrics metrics, String name, Function<ClassMetrics, Optional<Interval>> interval) {
    return new DoubleColumn[] {
      numbers(metrics, name + "_low", c -> interval.apply(c).map(Interval::low).orElse(Double.NaN)),
      numbers(
          metrics, name + "_high", c -> interval.apply(c).map(Interval::high).orElse(Double.NaN))
    };
  }

  private static void append(DoubleColumn column, double value) {
    if (Double.isNaN(value)) {
      column.appendMissing();
    } else {
      column.append(value);
    }
  }

  static String title(Metrics metrics) {
    return "Metrics of " + metrics.data();
  }

  static String text(Metrics metrics) {
    TextTable table = new TextTable("metric", ">value", ">95 % interval", "measures");
    for (MetricValue found : metrics.values()) {
      table.add(
          found.metric().name(),
          Double.isNaN(found.value()) ? "" : Words.of("%.4f", found.value()),
          found.interval().map(Interval::toString).orElse(""),
          found.metric().measures());
    }
    return Words.of(
        "%s: %,d rows\n%s", title(metrics), metrics.size(), table.toString().stripTrailing());
  }
}
