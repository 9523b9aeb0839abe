package goldpan.metrics;

import goldpan.data.Dataset;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Two sets of predictions of the same samples against labels that are trusted: every metric of
 * both, with the interval of their difference by paired bootstrap, over all samples and by split
 * and class; for accuracy, McNemar's test too.
 */
public final class Benchmark implements Iterable<Benchmark.Row> {
  private static final long SEED = 1;

  /** Groups by class say only how many of it are found: other metrics of one class mean little. */
  private static final String IN_CLASS = "accuracy";

  private final Dataset gold;
  private final String first;
  private final String second;
  private final int samples;
  private final int leftOut;
  private final List<Row> rows;

  /**
   * One metric on one group of samples.
   *
   * @param group {@code all}, a split or a class
   * @param samples how many of it both predict
   * @param first of the first predictions; NaN where it is not defined
   * @param second of the second
   * @param difference second less first
   * @param pValue of McNemar's test for accuracy; NaN for other metrics
   */
  public record Row(
      String group,
      int samples,
      Metric metric,
      double first,
      double second,
      Estimate difference,
      double pValue) {

    /** Whether the difference is beyond chance: its interval is on one side of zero. */
    public boolean differs() {
      return difference.excludesZero();
    }

    /** Whether the second is better, beyond chance. */
    public boolean secondIsBetter() {
      return differs() && difference.value() > 0 == metric.isHigherBetter();
    }
  }

  private Benchmark(
      Dataset gold, String first, String second, int samples, int leftOut, List<Row> rows) {
    this.gold = gold;
    this.first = first;
    this.second = second;
    this.samples = samples;
    this.leftOut = leftOut;
    this.rows = rows;
  }

  /**
   * Compares two predictions on the samples that both are about, found by id.
   *
   * @param gold whose labels are trusted
   * @throws PredictionException when classes differ, or no sample is in all three
   */
  public static Benchmark of(Dataset gold, Predictions first, Predictions second) {
    return of(gold, first, second, SEED);
  }

  /** The same with a seed for the samplings. */
  public static Benchmark of(Dataset gold, Predictions first, Predictions second, long seed) {
    requireClasses(gold, first);
    requireClasses(gold, second);
    List<int[]> found = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      int a = row(first, gold.id(i));
      int b = row(second, gold.id(i));
      if (a >= 0 && b >= 0) {
        found.add(new int[] {i, a, b});
      }
    }
    if (found.isEmpty()) {
      throw new PredictionException(
          "%s has no sample that both predictions are about; expected the same ids, such as \"%s\""
              .formatted(gold.name(), gold.size() == 0 ? "" : gold.id(0)));
    }
    int[] labels = found.stream().mapToInt(f -> gold.label(f[0])).toArray();
    Evaluated a = Evaluated.of(gold.classes(), labels, matrix(first, found, 1));
    Evaluated b = Evaluated.of(gold.classes(), labels, matrix(second, found, 2));
    Comparison comparison = new Comparison(a, b, seed);
    List<Row> rows = new ArrayList<>();
    boolean[] all = new boolean[labels.length];
    Arrays.fill(all, true);
    rows.addAll(comparison.rows("all", all, Metric.all()));
    groups(gold, found)
        .forEach((name, group) -> rows.addAll(comparison.rows(name, group, Metric.all())));
    for (int k = 0; k < gold.classes().size(); k++) {
      int wanted = k;
      boolean[] of = new boolean[labels.length];
      IntStream.range(0, labels.length).forEach(i -> of[i] = labels[i] == wanted);
      rows.addAll(
          comparison.rows("class " + gold.classes().get(k), of, List.of(Metric.named(IN_CLASS))));
    }
    return new Benchmark(
        gold,
        first.provenance().model(),
        second.provenance().model(),
        labels.length,
        gold.size() - labels.length,
        List.copyOf(rows));
  }

  private static void requireClasses(Dataset gold, Predictions predictions) {
    if (!predictions.dataset().classes().equals(gold.classes())) {
      throw new PredictionException(
          "predictions are of the classes %s, %s has %s; expected the same in the same order; use classes(...) or withClasses(...)"
              .formatted(predictions.dataset().classes(), gold.name(), gold.classes()));
    }
  }

  private static int row(Predictions predictions, String id) {
    return predictions.dataset().indexOf(id).flatMap(predictions::rowOf).orElse(-1);
  }

  private static Matrix matrix(Predictions predictions, List<int[]> found, int which) {
    Matrix.Builder rows = Matrix.builder(found.size(), predictions.classes());
    float[] row = new float[predictions.classes()];
    for (int i = 0; i < found.size(); i++) {
      predictions.row(found.get(i)[which], row);
      rows.set(i, row, 0);
    }
    return rows.build();
  }

  private static Map<String, boolean[]> groups(Dataset gold, List<int[]> found) {
    Map<String, boolean[]> groups = new LinkedHashMap<>();
    if (gold.splits().size() > 1) {
      for (Split split : gold.splits()) {
        boolean[] of = new boolean[found.size()];
        IntStream.range(0, of.length).forEach(i -> of[i] = gold.split(found.get(i)[0]) == split);
        groups.put(split.toString(), of);
      }
    }
    return groups;
  }

  /** Two evaluated on the same samples. */
  private record Comparison(Evaluated a, Evaluated b, long seed) {
    List<Row> rows(String group, boolean[] in, List<Metric> metrics) {
      int[] once = Metrics.only(a.once(), in);
      int count = IntStream.of(once).sum();
      if (count == 0) {
        return List.of();
      }
      Bootstrap bootstrap = new Bootstrap(Metrics.samplings(a.size()), seed);
      List<Row> rows = new ArrayList<>();
      for (Metric metric : metrics) {
        Estimate difference =
            bootstrap.estimate(a.size(), w -> difference(metric, Metrics.only(w, in)));
        boolean isAccuracy = metric instanceof Accuracy;
        rows.add(
            new Row(
                group,
                count,
                metric,
                metric.of(a, once).orElse(Double.NaN),
                metric.of(b, once).orElse(Double.NaN),
                difference,
                isAccuracy ? mcNemar(in).pValue() : Double.NaN));
      }
      return rows;
    }

    private OptionalDouble difference(Metric metric, int[] weights) {
      OptionalDouble of = metric.of(a, weights);
      OptionalDouble other = metric.of(b, weights);
      return of.isPresent() && other.isPresent()
          ? OptionalDouble.of(other.getAsDouble() - of.getAsDouble())
          : OptionalDouble.empty();
    }

    private McNemar mcNemar(boolean[] in) {
      long onlyA = 0;
      long onlyB = 0;
      for (int i = 0; i < a.size(); i++) {
        boolean isA = a.predicted(i) == a.label(i);
        boolean isB = b.predicted(i) == b.label(i);
        onlyA += in[i] && isA && !isB ? 1 : 0;
        onlyB += in[i] && isB && !isA ? 1 : 0;
      }
      return new McNemar(onlyA, onlyB);
    }
  }

  /** All rows: over all samples, then by split and by class. */
  public List<Row> rows() {
    return rows;
  }

  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }

  /**
   * The row of a metric over all samples.
   *
   * @throws IllegalArgumentException for an unknown metric
   */
  public Row overall(String metric) {
    String name = Metric.named(metric).name();
    return rows.stream()
        .filter(r -> r.group().equals("all") && r.metric().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** What is compared, on which data. */
  public String title() {
    return Words.of(
        "Benchmark on %s: %,d samples%s",
        gold.name(), samples, leftOut == 0 ? "" : Words.of(", %,d left out", leftOut));
  }

  /** Columns group, samples, metric, first, second, difference, low, high, p_value, better. */
  public Table table() {
    StringColumn group = StringColumn.create("group");
    IntColumn count = IntColumn.create("samples");
    StringColumn metric = StringColumn.create("metric");
    DoubleColumn a = DoubleColumn.create("first");
    DoubleColumn b = DoubleColumn.create("second");
    DoubleColumn difference = DoubleColumn.create("difference");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    DoubleColumn p = DoubleColumn.create("p_value");
    StringColumn better = StringColumn.create("better");
    for (Row row : rows) {
      group.append(row.group());
      count.append(row.samples());
      metric.append(row.metric().name());
      append(a, row.first());
      append(b, row.second());
      append(difference, row.difference().value());
      append(low, row.difference().low());
      append(high, row.difference().high());
      append(p, row.pValue());
      better.append(better(row));
    }
    return Table.create(title(), group, count, metric, a, b, difference, low, high, p, better);
  }

  private static void append(DoubleColumn column, double value) {
    if (Double.isNaN(value)) {
      column.appendMissing();
    } else {
      column.append(value);
    }
  }

  private static String better(Row row) {
    return row.differs() ? row.secondIsBetter() ? "second" : "first" : "";
  }

  @Override
  public String toString() {
    TextTable table =
        new TextTable(
            "group",
            ">samples",
            "metric",
            ">first",
            ">second",
            ">difference",
            ">95 % interval",
            "better");
    for (Row row : rows) {
      Estimate d = row.difference();
      table.add(
          row.group(),
          Words.of("%,d", row.samples()),
          row.metric().name(),
          number(row.first()),
          number(row.second()),
          d.isDefined() ? Words.of("%+.4f", d.value()) : "",
          d.hasInterval() ? Words.of("%+.4f to %+.4f", d.low(), d.high()) : "",
          better(row));
    }
    return "%s\n  first      %s\n  second     %s\n%s"
        .formatted(title(), first, second, table)
        .stripTrailing();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "not defined" : Words.of("%.4f", value);
  }
}
