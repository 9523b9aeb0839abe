package goldpan.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import goldpan.predict.Matrix;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every metric against what scikit-learn says; {@code tests/bench/metrics/expected.py} asks it. */
class SklearnTest {
  private static final double TOLERANCE = 1e-6;

  record Case(String name, EvaluationData data, JsonObject expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                SklearnTest.class.getResourceAsStream("/goldpan/metrics/sklearn.json")),
            StandardCharsets.UTF_8)) {
      JsonObject all = JsonParser.parseReader(in).getAsJsonObject();
      return StreamSupport.stream(all.getAsJsonArray("cases").spliterator(), false)
          .map(JsonElement::getAsJsonObject)
          .map(c -> new Case(c.get("name").getAsString(), data(c), c))
          .toList();
    }
  }

  private static EvaluationData data(JsonObject stored) {
    JsonArray rows = stored.getAsJsonArray("probabilities");
    float[][] probabilities = new float[rows.size()][];
    for (int r = 0; r < probabilities.length; r++) {
      double[] row = numbers(rows.get(r).getAsJsonArray());
      probabilities[r] = new float[row.length];
      for (int k = 0; k < row.length; k++) {
        probabilities[r][k] = (float) row[k];
      }
    }
    JsonArray labels = stored.getAsJsonArray("labels");
    return EvaluationData.of(
        stored.get("name").getAsString(),
        IntStream.range(0, probabilities[0].length).mapToObj(k -> "class " + k).toList(),
        IntStream.range(0, labels.size()).map(i -> labels.get(i).getAsInt()).toArray(),
        Matrix.of(probabilities));
  }

  private static double[] numbers(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyMetricIsWhatScikitLearnSays(Case stored) {
    Metrics metrics = Metrics.of(stored.data());
    Map<String, JsonElement> expected = stored.expected().getAsJsonObject("expected").asMap();
    assertEquals(
        expected.keySet().stream().sorted().toList(),
        metrics.values().stream().map(v -> v.metric().name()).sorted().toList());
    for (MetricValue value : metrics.values()) {
      String name = value.metric().name();
      assertEquals(expected.get(name).getAsDouble(), value.value(), TOLERANCE, name);
      Interval interval = value.interval().orElseThrow(() -> new AssertionError(name));
      assertTrue(interval.low() < interval.high(), name + " " + interval);
      assertTrue(interval.low() > value.value() - 0.5, name + " " + interval);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void precisionRecallAndF1OfEveryClassAreWhatScikitLearnSays(Case stored) {
    List<ClassMetrics> byClass = Metrics.of(stored.data()).byClass();
    for (int k = 0; k < byClass.size(); k++) {
      ClassMetrics one = byClass.get(k);
      // Where scikit-learn is told to say 0, these are not defined.
      assertEquals(at(stored, "precision", k), orZero(one.precision()), TOLERANCE, one.name());
      assertEquals(at(stored, "recall", k), orZero(one.recall()), TOLERANCE, one.name());
      assertEquals(at(stored, "f1", k), orZero(one.f1()), TOLERANCE, one.name());
    }
  }

  private static double at(Case stored, String what, int k) {
    return stored.expected().getAsJsonArray(what).get(k).getAsDouble();
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theCalibrationCurveIsWhatScikitLearnSays(Case stored) {
    JsonObject expected = stored.expected().getAsJsonObject("calibration");
    double[] counts = numbers(expected.getAsJsonArray("counts"));
    double[] accuracy = numbers(expected.getAsJsonArray("accuracy"));
    double[] confidence = numbers(expected.getAsJsonArray("confidence"));
    List<CalibrationCurve.Bin> bins = Metrics.of(stored.data()).calibration().bins();
    assertEquals(counts.length, bins.size());
    for (int b = 0; b < counts.length; b++) {
      assertEquals(counts[b], bins.get(b).rows());
      assertEquals(accuracy[b], bins.get(b).accuracy(), TOLERANCE);
      assertEquals(confidence[b], bins.get(b).confidence(), TOLERANCE);
    }
  }
}
