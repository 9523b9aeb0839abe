package goldpan.metrics;

import goldpan.data.Dataset;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.predict.Predictions;
import goldpan.text.ColumnFormat;
import goldpan.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Two sets of predictions on the same trusted labels: every metric overall, by split and by class,
 * with paired differences, their intervals and McNemar's test. Immutable.
 */
public final class Benchmark {
  /** Metrics of the rows of one class; the others need rows of several. */
  private static final List<String> OF_ONE_CLASS = List.of("accuracy", "log-loss", "brier");

  /**
   * One line: a metric in a group of rows.
   *
   * @param group {@code all}, a split or a class
   * @param rows how many rows are in it
   * @param test McNemar's test on these rows
   */
  public record Row(String group, int rows, PairedDifference difference, McNemar test) {}

  private final String title;
  private final List<Row> rows;

  private Benchmark(String title, List<Row> rows) {
    this.title = title;
    this.rows = rows;
  }

  /**
   * Compares predictions by trusted labels; samples meet by id.
   *
   * @throws IllegalArgumentException when classes differ or a sample of gold has no prediction
   */
  public static Benchmark of(Dataset gold, Predictions a, Predictions b) {
    EvaluationData first = EvaluationData.of(a, gold);
    EvaluationData second = EvaluationData.of(b, gold);
    List<Row> rows = new ArrayList<>();
    List<Metric> all = MetricNames.suiting(gold.classes().size());
    add(rows, "all", first, second, all);
    if (gold.splits().size() > 1) {
      for (Split split : gold.splits()) {
        int[] chosen =
            IntStream.range(0, gold.size()).filter(i -> gold.split(i) == split).toArray();
        add(rows, split.toString(), first.rows(chosen), second.rows(chosen), all);
      }
    }
    List<Metric> few = all.stream().filter(m -> OF_ONE_CLASS.contains(m.name())).toList();
    for (int k = 0; k < gold.classes().size(); k++) {
      int wanted = k;
      int[] chosen = IntStream.range(0, gold.size()).filter(i -> gold.label(i) == wanted).toArray();
      add(rows, gold.classes().get(k), first.rows(chosen), second.rows(chosen), few);
    }
    return new Benchmark(
        Words.of(
            "Benchmark on %s, %,d samples: A is %s; B is %s",
            gold.name(), gold.size(), a.provenance().model(), b.provenance().model()),
        List.copyOf(rows));
  }

  private static void add(
      List<Row> rows,
      String group,
      EvaluationData first,
      EvaluationData second,
      List<Metric> metrics) {
    McNemar test = McNemar.of(first, second);
    for (PairedDifference found : PairedComparison.of(first, second).differences(metrics)) {
      rows.add(new Row(group, first.size(), found, test));
    }
  }

  /** What is compared, on what. */
  public String title() {
    return title;
  }

  /** All rows: overall first, then by split, then by class. */
  public List<Row> rows() {
    return rows;
  }

  /** A row by group and metric. */
  public Row row(String group, String metric) {
    return rows.stream()
        .filter(r -> r.group().equals(group) && r.difference().metric().name().equals(metric))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s of %s is not in the benchmark; expected a metric and one of %s"
                        .formatted(
                            metric, group, rows.stream().map(Row::group).distinct().toList())));
  }

  /**
   * One row a group and metric: rows, A, B, their difference B - A, the ends of its interval,
   * verdict on B, and for accuracy the p of McNemar's test. Intervals and p are of each row by
   * itself: of twenty, one is wrong by chance.
   */
  public Table table() {
    StringColumn group = StringColumn.create("group");
    IntColumn count = IntColumn.create("rows");
    StringColumn metric = StringColumn.create("metric");
    DoubleColumn a = DoubleColumn.create("A");
    DoubleColumn b = DoubleColumn.create("B");
    DoubleColumn difference = DoubleColumn.create("B - A");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    StringColumn verdict = StringColumn.create("B is");
    DoubleColumn p = DoubleColumn.create("McNemar p");
    for (Row row : rows) {
      PairedDifference found = row.difference();
      group.append(row.group());
      count.append(row.rows());
      metric.append(found.metric().name());
      a.append(found.first());
      b.append(found.second());
      difference.append(found.difference());
      low.append(found.interval().map(Interval::low).orElse(Double.NaN));
      high.append(found.interval().map(Interval::high).orElse(Double.NaN));
      verdict.append(found.verdict().toString());
      p.append(isAccuracy(row) ? row.test().pValue() : Double.NaN);
    }
    return ColumnFormat.apply(
        Table.create(title, group, count, metric, a, b, difference, low, high, verdict, p));
  }

  private static boolean isAccuracy(Row row) {
    return row.difference().metric().name().equals("accuracy");
  }

  @Override
  public String toString() {
    TextTable table =
        new TextTable("group", ">rows", "metric", ">A", ">B", ">B - A", ">95 % interval", "B is");
    for (Row row : rows) {
      PairedDifference found = row.difference();
      table.add(
          row.group(),
          Words.of("%,d", row.rows()),
          found.metric().name(),
          number(found.first()),
          number(found.second()),
          Double.isNaN(found.difference()) ? "" : Words.of("%+.4f", found.difference()),
          found.interval().map(i -> Words.of("%+.4f to %+.4f", i.low(), i.high())).orElse(""),
          found.verdict().toString());
    }
    McNemar test = rows.get(0).test();
    return Words.of(
        "%s\nonly A right on %,d, only B on %,d: McNemar's p %.4f\n%s",
        title,
        test.onlyFirst(),
        test.onlySecond(),
        test.pValue(),
        table.toString().stripTrailing());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Words.of("%.4f", value);
  }
}
