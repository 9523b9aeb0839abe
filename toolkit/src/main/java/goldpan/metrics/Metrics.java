package goldpan.metrics;

import goldpan.data.Split;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * How well predictions fit labels: every metric with its 95 % interval, overall and by class.
 * Immutable.
 */
public final class Metrics {
  private final EvaluationData data;
  private final List<MetricValue> values;
  private final int replicates;

  private Metrics(EvaluationData data, List<MetricValue> values, int replicates) {
    this.data = data;
    this.values = values;
    this.replicates = replicates;
  }

  /** Metrics of predictions against the labels that their dataset gives. */
  public static Metrics of(Predictions predictions) {
    return of(EvaluationData.of(predictions));
  }

  /** Metrics of predictions for each split that occurs. */
  public static Map<Split, Metrics> bySplit(Predictions predictions) {
    EvaluationData all = EvaluationData.of(predictions);
    Map<Split, Metrics> found = new EnumMap<>(Split.class);
    for (Split split : predictions.dataset().splits()) {
      found.put(
          split,
          of(
              all.where(
                  "split %s of %s".formatted(split, all.described()),
                  r -> predictions.dataset().split(predictions.sampleIndex(r)) == split)));
    }
    return found;
  }

  /** Every metric that suits. Cost: O(N K) a replicate of the bootstrap. */
  public static Metrics of(EvaluationData data) {
    List<Metric> suiting = MetricNames.suiting(data.k());
    Resample all = Resample.all(data);
    double[] values = suiting.stream().mapToDouble(m -> m.of(all)).toArray();
    List<Optional<Interval>> closed = new ArrayList<>();
    for (int m = 0; m < values.length; m++) {
      closed.add(suiting.get(m).closedForm(all, values[m]));
    }
    int replicates = Bootstrap.replicates(data.size());
    int[] drawn =
        IntStream.range(0, values.length)
            .filter(m -> data.size() >= Bootstrap.LEAST_ROWS)
            .filter(m -> closed.get(m).isEmpty() && !suiting.get(m).isTooCostly(data))
            .toArray();
    double[][] replicate =
        Bootstrap.run(
            drawn.length,
            drawn.length == 0 ? 0 : replicates,
            number -> {
              Resample rows = Resample.drawn(data, Bootstrap.SEED, number);
              return IntStream.of(drawn).mapToDouble(m -> suiting.get(m).of(rows)).toArray();
            });
    for (int d = 0; d < drawn.length; d++) {
      closed.set(
          drawn[d],
          Double.isNaN(values[drawn[d]]) ? Optional.empty() : Interval.percentile(replicate[d]));
    }
    return new Metrics(
        data,
        IntStream.range(0, values.length)
            .mapToObj(m -> new MetricValue(suiting.get(m), values[m], closed.get(m)))
            .toList(),
        replicates);
  }

  /** What was measured, in words. */
  public String data() {
    return data.described();
  }

  /** Number of rows that were measured. */
  public int size() {
    return data.size();
  }

  /** How often rows were drawn anew for bootstrap intervals. */
  public int replicates() {
    return replicates;
  }

  /** One a metric, in the order of tables. */
  public List<MetricValue> values() {
    return values;
  }

  /**
   * A metric by name.
   *
   * @throws IllegalArgumentException when there is none, or it does not suit so many classes
   */
  public MetricValue get(String name) {
    Metric wanted = MetricNames.find(name);
    return values.stream()
        .filter(v -> v.metric().name().equals(wanted.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s means nothing for %d classes; expected one of %s"
                        .formatted(
                            name, data.k(), values.stream().map(v -> v.metric().name()).toList())));
  }

  /** One a class, in class order. */
  public List<ClassMetrics> byClass() {
    WeightedConfusion counts = Resample.all(data).confusion();
    return IntStream.range(0, data.k())
        .mapToObj(
            k ->
                new ClassMetrics(
                    data.classes().get(k),
                    counts.labelled(k),
                    counts.predicted(k),
                    counts.right(k)))
        .toList();
  }

  /** How accuracy goes with confidence. */
  public CalibrationCurve calibration() {
    return CalibrationCurve.of(Resample.all(data));
  }

  /** One row a metric: name, value, ends of the interval, how that was made, what it is. */
  public Table table() {
    return MetricsTable.of(this);
  }

  /** One row a class: counts, precision, recall and F1 with intervals. */
  public Table classTable() {
    return MetricsTable.byClass(this);
  }

  @Override
  public String toString() {
    return MetricsTable.text(this);
  }
}
