package goldpan.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import goldpan.mining.Simulated;
import goldpan.predict.Matrix;
import goldpan.predict.Predictions;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Metrics against scikit-learn's numbers, by hand, and what their intervals cover. */
class MetricsTest {

  static List<JsonObject> cases() throws IOException {
    List<JsonObject> cases = new ArrayList<>();
    try (Reader in =
        new InputStreamReader(
            MetricsTest.class.getResourceAsStream("sklearn.json"), StandardCharsets.UTF_8)) {
      for (JsonElement each : JsonParser.parseReader(in).getAsJsonArray()) {
        cases.add(each.getAsJsonObject());
      }
    }
    return cases;
  }

  private static Evaluated evaluated(JsonObject of) {
    JsonArray rows = of.getAsJsonArray("probabilities");
    int k = rows.get(0).getAsJsonArray().size();
    Matrix.Builder matrix = Matrix.builder(rows.size(), k);
    int[] labels = new int[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = of.getAsJsonArray("labels").get(i).getAsInt();
      float[] row = new float[k];
      for (int c = 0; c < k; c++) {
        row[c] = rows.get(i).getAsJsonArray().get(c).getAsFloat();
      }
      matrix.set(i, row, 0);
    }
    return Evaluated.of(
        IntStream.range(0, k).mapToObj(c -> "c" + c).toList(), labels, matrix.build());
  }

  private static Evaluated evaluated(int[] labels, float[]... rows) {
    Matrix.Builder matrix = Matrix.builder(rows.length, rows.length == 0 ? 2 : rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      matrix.set(i, rows[i], 0);
    }
    int k = rows.length == 0 ? 2 : rows[0].length;
    return Evaluated.of(
        IntStream.range(0, k).mapToObj(c -> "c" + c).toList(), labels, matrix.build());
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("cases")
  void allAreScikitLearnsWithinAMillionth(JsonObject of) {
    Evaluated data = evaluated(of);
    JsonObject expected = of.getAsJsonObject("expected");
    assertTrue(expected.size() >= 12);
    for (String name : expected.keySet()) {
      assertEquals(
          expected.get(name).getAsDouble(),
          Metric.named(name).of(data, data.once()).orElseThrow(),
          1e-6,
          of.get("name") + ": " + name);
    }
    ClassCounts[] counts = ClassCounts.of(data, data.once());
    for (int k = 0; k < counts.length; k++) {
      assertEquals(
          of.getAsJsonArray("precision").get(k).getAsDouble(), counts[k].precision(), 1e-6);
      assertEquals(of.getAsJsonArray("recall").get(k).getAsDouble(), counts[k].recall(), 1e-6);
      assertEquals(of.getAsJsonArray("f1").get(k).getAsDouble(), counts[k].f1(), 1e-6);
    }
  }

  static List<Metric> metrics() {
    return Metric.all();
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void eachSaysWhatItIsAndIsNotDefinedForNoSamples(Metric metric) {
    assertTrue(metric.name().matches("[a-z0-9-]+"), metric.name());
    assertFalse(metric.measures().isBlank());
    assertEquals(OptionalDouble.empty(), metric.of(evaluated(new int[0]), new int[0]));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aWeightOfTwoIsASampleTwice(Metric metric) {
    float[] a = {0.7f, 0.2f, 0.1f};
    float[] b = {0.2f, 0.5f, 0.3f};
    float[] c = {0.1f, 0.45f, 0.45f};
    Evaluated weighted = evaluated(new int[] {0, 2, 1}, a, b, c);
    Evaluated twice = evaluated(new int[] {0, 2, 2, 1}, a, b, b, c);
    assertEquals(
        metric.of(twice, twice.once()).orElse(-9),
        metric.of(weighted, new int[] {1, 2, 1}).orElse(-9),
        1e-12,
        metric.name());
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theOrderOfSamplesDoesNotMatter(Metric metric) {
    Predictions some = Simulated.predictions(400, 5, 0.2, 3);
    Evaluated data = Evaluated.of(some);
    int n = data.size();
    Matrix.Builder turned = Matrix.builder(n, 5);
    int[] labels = new int[n];
    float[] row = new float[5];
    for (int i = 0; i < n; i++) {
      some.row(n - 1 - i, row);
      turned.set(i, row, 0);
      labels[i] = data.label(n - 1 - i);
    }
    Evaluated reversed = Evaluated.of(data.classes(), labels, turned.build());
    assertEquals(
        metric.of(data, data.once()).orElseThrow(),
        metric.of(reversed, reversed.once()).orElseThrow(),
        1e-12);
  }

  @Test
  void oneSampleHasNoAreaUnderTheCurveAndAnAccuracy() {
    Evaluated one = evaluated(new int[] {1}, new float[] {0.25f, 0.75f});
    assertEquals(1, new Accuracy().of(one, one.once()).orElseThrow());
    assertEquals(OptionalDouble.empty(), new RocArea().of(one, one.once()));
    assertEquals(OptionalDouble.empty(), new CohenKappa().of(one, one.once()));
    assertEquals(0.125, new BrierScore().of(one, one.once()).orElseThrow(), 1e-12);
  }

  @Test
  void intervalsOfAccuracyCoverTheTruthAboutNinetyFiveTimesInAHundred() {
    int covered = 0;
    int trials = 400;
    Random random = new Random(5);
    for (int t = 0; t < trials; t++) {
      int n = 150;
      int[] labels = new int[n];
      float[][] rows = new float[n][];
      for (int i = 0; i < n; i++) {
        boolean right = random.nextDouble() < 0.8;
        labels[i] = random.nextInt(2);
        int said = right ? labels[i] : 1 - labels[i];
        rows[i] = said == 0 ? new float[] {0.9f, 0.1f} : new float[] {0.1f, 0.9f};
      }
      Evaluated data = evaluated(labels, rows);
      Estimate e = new Bootstrap(400, t).estimate(n, w -> new Accuracy().of(data, w));
      covered += e.low() <= 0.8 && 0.8 <= e.high() ? 1 : 0;
    }
    double share = (double) covered / trials;
    assertTrue(share > 0.91 && share < 0.98, "covered " + share);
  }

  @Test
  void theSameSeedGivesTheSameIntervals() {
    Predictions some = Simulated.predictions(300, 4, 0.2, 9);
    assertEquals(
        Metrics.of(some, 50, 3).table().toString(), Metrics.of(some, 50, 3).table().toString());
  }

  @Test
  void theyNameTheirDataAndHowTheyWereMade() {
    Metrics metrics = Metrics.of(Simulated.predictions(300, 4, 0.2, 9));
    assertTrue(
        metrics.toString().startsWith("Metrics of simulated: 300 samples, 300 out-of-fold"),
        metrics.toString());
    assertTrue(metrics.toString().contains("95 % intervals by bootstrap, 1,000 samplings"));
    assertEquals(Metric.all().size(), metrics.table().rowCount());
    assertEquals(4, metrics.byClass().rowCount());
    assertTrue(metrics.calibration().rowCount() > 3);
    assertEquals(
        "metric is \"acuracy\"; expected one of "
            + Metric.all().stream().map(Metric::name).toList(),
        assertThrows(IllegalArgumentException.class, () -> metrics.value("acuracy")).getMessage());
  }

  @Test
  void mcNemarIsTwiceTheBinomialTail() {
    assertEquals(1, new McNemar(0, 0).pValue());
    assertEquals(1, new McNemar(4, 4).pValue());
    assertEquals(2 * Math.pow(0.5, 10), new McNemar(0, 10).pValue(), 1e-12);
    assertEquals(2 * 11 * Math.pow(0.5, 10), new McNemar(9, 1).pValue(), 1e-12);
  }
}
