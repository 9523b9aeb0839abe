package goldpan.metrics;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.predict.Predictions;
import goldpan.text.TextTable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * All metrics of predictions against the given labels, each with a 95 % interval by bootstrap
 * (1,000 samplings; fewer above 20,000 samples). Given labels may be wrong: a metric says how
 * predictions and labels agree.
 */
public final class Metrics implements Iterable<Metrics.Row> {
  private static final int MOST_SAMPLINGS = 1000;
  private static final int FEWEST_SAMPLINGS = 200;
  private static final long MOST_WORK = 20_000_000;
  private static final long SEED = 1;

  private final Dataset dataset;
  private final String origin;
  private final String model;
  private final Evaluated data;
  private final int samplings;
  private final List<Row> rows;

  /** A metric and what it is. */
  public record Row(Metric metric, Estimate estimate) {}

  private Metrics(Predictions predictions, int samplings, long seed) {
    this.dataset = predictions.dataset();
    this.origin = predictions.originSummary();
    this.model = predictions.provenance().model();
    this.data = Evaluated.of(predictions);
    this.samplings = samplings;
    Bootstrap bootstrap = new Bootstrap(samplings, seed);
    this.rows =
        Metric.all().stream()
            .map(m -> new Row(m, bootstrap.estimate(data.size(), w -> m.of(data, w))))
            .toList();
  }

  /** Predictions against the labels of their dataset. */
  public static Metrics of(Predictions predictions) {
    return of(predictions, samplings(predictions.size()), SEED);
  }

  /**
   * The same with a number of samplings for intervals.
   *
   * @param samplings 0 for no intervals
   */
  public static Metrics of(Predictions predictions, int samplings, long seed) {
    if (samplings < 0) {
      throw new IllegalArgumentException(
          "samplings is %d; expected 0 or more, such as 1000".formatted(samplings));
    }
    return new Metrics(predictions, samplings, seed);
  }

  /** As many as take about as long whatever the number of samples, within bounds. */
  static int samplings(int samples) {
    long affordable = MOST_WORK / Math.max(1, samples);
    return (int) Math.max(FEWEST_SAMPLINGS, Math.min(MOST_SAMPLINGS, affordable));
  }

  public Dataset dataset() {
    return dataset;
  }

  /** One a metric, in the order of tables. */
  public List<Row> rows() {
    return rows;
  }

  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }

  /**
   * One metric, by name.
   *
   * @throws IllegalArgumentException for an unknown name, with those there are
   */
  public Estimate value(String name) {
    Metric wanted = Metric.named(name);
    return rows.stream()
        .filter(r -> r.metric().name().equals(wanted.name()))
        .findFirst()
        .orElseThrow()
        .estimate();
  }

  /** What was measured, on which data. */
  public String title() {
    return Words.of(
        "Metrics of %s: %,d %s, %s", dataset.name(), data.size(), dataset.plural(), origin);
  }

  /** Columns metric, value, low, high, measures; the interval is missing where there is none. */
  public Table table() {
    StringColumn metric = StringColumn.create("metric");
    DoubleColumn value = DoubleColumn.create("value");
    DoubleColumn low = DoubleColumn.create("low");
    DoubleColumn high = DoubleColumn.create("high");
    StringColumn measures = StringColumn.create("measures");
    for (Row row : rows) {
      metric.append(row.metric().name());
      append(value, row.estimate().value());
      append(low, row.estimate().low());
      append(high, row.estimate().high());
      measures.append(row.metric().measures());
    }
    return Table.create(title(), metric, value, low, high, measures);
  }

  private static void append(DoubleColumn column, double value) {
    if (Double.isNaN(value)) {
      column.appendMissing();
    } else {
      column.append(value);
    }
  }

  /**
   * One row a class: samples, predicted, precision, recall, f1, roc_area, average_precision; areas
   * are missing where a class has no samples or all.
   */
  public Table byClass() {
    int[] once = data.once();
    ClassCounts[] counts = ClassCounts.of(data, once);
    IntColumn samples = IntColumn.create("samples");
    IntColumn predicted = IntColumn.create("predicted");
    DoubleColumn precision = DoubleColumn.create("precision");
    DoubleColumn recall = DoubleColumn.create("recall");
    DoubleColumn f1 = DoubleColumn.create("f1");
    DoubleColumn roc = DoubleColumn.create("roc_area");
    DoubleColumn average = DoubleColumn.create("average_precision");
    for (int k = 0; k < counts.length; k++) {
      samples.append((int) counts[k].labelled());
      predicted.append((int) counts[k].predicted());
      precision.append(counts[k].precision());
      recall.append(counts[k].recall());
      f1.append(counts[k].f1());
      append(roc, RankingAreas.roc(data, k, once).orElse(Double.NaN));
      append(average, RankingAreas.averagePrecision(data, k, once).orElse(Double.NaN));
    }
    return Table.create(
        "Metrics of %s by class".formatted(dataset.name()),
        StringColumn.create("class", data.classes()),
        samples,
        predicted,
        precision,
        recall,
        f1,
        roc,
        average);
  }

  /** One row a bin of confidence that holds samples: from, to, samples, confidence, accuracy. */
  public Table calibration() {
    DoubleColumn from = DoubleColumn.create("from");
    DoubleColumn to = DoubleColumn.create("to");
    IntColumn samples = IntColumn.create("samples");
    DoubleColumn confidence = DoubleColumn.create("confidence");
    DoubleColumn accuracy = DoubleColumn.create("accuracy");
    for (Calibration.Bin bin : Calibration.bins(data, data.once())) {
      from.append(bin.from());
      to.append(bin.to());
      samples.append((int) bin.count());
      confidence.append(bin.confidence());
      accuracy.append(bin.accuracy());
    }
    return Table.create(
        "Calibration of %s".formatted(dataset.name()), from, to, samples, confidence, accuracy);
  }

  /** How the interval came about. */
  public String method() {
    return samplings == 0
        ? "no intervals"
        : Words.of("95 %% intervals by bootstrap, %,d samplings of samples", samplings);
  }

  @Override
  public String toString() {
    TextTable table = new TextTable("metric", ">value", ">95 % interval", "");
    for (Row row : rows) {
      Estimate e = row.estimate();
      table.add(
          row.metric().name(),
          e.isDefined() ? Words.of("%.4f", e.value()) : "not defined",
          e.hasInterval() ? Words.of("%.4f–%.4f", e.low(), e.high()) : "",
          row.metric().measures() + (row.metric().isHigherBetter() ? "" : "; less is better"));
    }
    return "%s\n  model      %s\n  interval   %s\n%s"
        .formatted(title(), model, method(), table)
        .stripTrailing();
  }

  /** Metrics of the samples that rows say, for groups. */
  static List<OptionalDouble> values(Evaluated data, List<Metric> metrics, int[] weights) {
    List<OptionalDouble> values = new ArrayList<>();
    metrics.forEach(m -> values.add(m.of(data, weights)));
    return values;
  }

  /** Weights that count only some rows. */
  static int[] only(int[] weights, boolean[] rows) {
    return IntStream.range(0, weights.length).map(i -> rows[i] ? weights[i] : 0).toArray();
  }
}
