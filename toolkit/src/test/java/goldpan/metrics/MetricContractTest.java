package goldpan.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Matrix;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every metric keeps; finds them as users do. */
class MetricContractTest {

  static List<Metric> metrics() {
    return MetricNames.all();
  }

  static EvaluationData data(int[] labels, float[]... rows) {
    return EvaluationData.of(
        "made up",
        IntStream.range(0, 6).mapToObj(k -> "c" + k).toList(),
        labels,
        rows.length == 0 ? Matrix.builder(0, 6).build() : Matrix.of(rows));
  }

  static EvaluationData random(int n, double sureness, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] labels = new int[n];
    float[][] rows = new float[n][6];
    for (int r = 0; r < n; r++) {
      labels[r] = random.nextInt(6);
      double sum = 0;
      double[] raw = new double[6];
      for (int k = 0; k < 6; k++) {
        raw[k] = Math.exp(2 * random.nextDouble() + (k == labels[r] ? sureness : 0));
        sum += raw[k];
      }
      for (int k = 0; k < 6; k++) {
        rows[r][k] = (float) (raw[k] / sum);
      }
    }
    return data(labels, rows);
  }

  private static float[] oneHot(int k) {
    float[] row = new float[6];
    row[k] = 1;
    return row;
  }

  @Test
  void namesAreUniqueAndTyped() {
    Set<String> names = new HashSet<>();
    for (Metric metric : metrics()) {
      assertTrue(metric.name().matches("[a-z][a-z0-9-]*"), metric.name());
      assertTrue(names.add(metric.name()), metric.name());
      assertFalse(metric.measures().isBlank(), metric.name());
    }
    assertTrue(
        names.containsAll(
            List.of("accuracy", "macro-f1", "log-loss", "brier", "roc-area", "pr-area")));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void noRowsGiveNoNumber(Metric metric) {
    assertTrue(Double.isNaN(metric.of(Resample.all(data(new int[0])))), metric.name());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void sureAndRightIsAsGoodAsCanBe(Metric metric) {
    int[] labels = {0, 1, 2, 3, 4, 5, 0, 3};
    float[][] rows =
        Arrays.stream(labels).mapToObj(MetricContractTest::oneHot).toArray(float[][]::new);
    double best = metric.better() == Metric.Better.HIGHER ? 1 : 0;
    assertEquals(best, metric.of(Resample.all(data(labels, rows))), 1e-12, metric.name());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void betterPredictionsMeasureBetter(Metric metric) {
    double worse = metric.of(Resample.all(random(400, 0.3, 1)));
    double better = metric.of(Resample.all(random(400, 2.5, 1)));
    if (!metric.name().equals("calibration-error")) {
      assertTrue(
          metric.better() == Metric.Better.HIGHER ? better > worse : better < worse,
          metric.name() + ": " + better + " against " + worse);
    }
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aWeightCountsARowThatOften(Metric metric) {
    EvaluationData data = random(60, 1, 7);
    Resample drawn = Resample.drawn(data, 3, 0);
    int[] repeated =
        IntStream.range(0, 60)
            .flatMap(r -> IntStream.range(0, drawn.weight(r)).map(copy -> r))
            .toArray();
    float[][] rows = new float[60][6];
    int[] labels = new int[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = data.label(repeated[i]);
      for (int k = 0; k < 6; k++) {
        rows[i][k] = data.probability(repeated[i], k);
      }
    }
    assertEquals(60, repeated.length);
    assertEquals(
        metric.of(Resample.all(data(labels, rows))), metric.of(drawn), 1e-12, metric.name());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void oneRowIsMeasuredAndNotSpreadByABootstrap(Metric metric) {
    MetricValue value =
        Metrics.of(data(new int[] {1}, new float[] {0.1f, 0.4f, 0.2f, 0.1f, 0.1f, 0.1f}))
            .get(metric.name());
    if (metric.name().endsWith("accuracy") && !metric.name().startsWith("balanced")) {
      // Wilson of one in one: 1 / (1 + z²).
      assertEquals(0.2065, value.interval().orElseThrow().low(), 1e-4);
    } else {
      assertTrue(value.interval().isEmpty(), metric.name());
    }
  }

  @Test
  void anUnknownMetricIsRefusedWithThoseThereAre() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> MetricNames.find("f2")).getMessage();
    assertEquals(
        "metric is \"f2\"; expected one of " + metrics().stream().map(Metric::name).toList(),
        message);
  }
}
