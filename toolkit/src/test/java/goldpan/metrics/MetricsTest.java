package goldpan.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Split;
import goldpan.mining.Simulated;
import goldpan.predict.Matrix;
import goldpan.predict.Predictions;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final List<String> TWO = List.of("cat", "dog");

  private static EvaluationData two(int[] labels, float... dog) {
    float[][] rows = new float[dog.length][];
    for (int r = 0; r < dog.length; r++) {
      rows[r] = new float[] {1 - dog[r], dog[r]};
    }
    return EvaluationData.of("pets", TWO, labels, Matrix.of(rows));
  }

  @Test
  void handWorkedNumbersOfFourRows() {
    // Dogs .8 and .3, cats .3 and .1: of 4 pairs 3 are in order and one is a tie.
    Metrics metrics = Metrics.of(two(new int[] {1, 1, 0, 0}, 0.8f, 0.3f, 0.3f, 0.1f));
    assertEquals(0.75, metrics.get("accuracy").value());
    assertEquals(3.5 / 4, metrics.get("roc-area").value(), 1e-9);
    // Steps at .8: precision 1, recall 1/2; at .3: precision 2/3, recall 1.
    assertEquals(0.5 + 0.5 * 2 / 3, metrics.get("pr-area").value(), 1e-9);
    assertEquals((0.04 + 0.49 + 0.09 + 0.01) / 4, metrics.get("brier").value(), 1e-6);
    assertEquals(
        -(Math.log(0.8) + Math.log(0.3) + Math.log(0.7) + Math.log(0.9)) / 4,
        metrics.get("log-loss").value(),
        1e-6);
    // Observed 3/4; by chance 1/2 · 1/4 + 1/2 · 3/4 = 1/2.
    assertEquals(0.5, metrics.get("cohen-kappa").value(), 1e-9);
    assertEquals("pets", metrics.data());
  }

  @Test
  void wilsonsIntervalOfSevenInTen() {
    Interval interval = Interval.wilson(7, 10).orElseThrow();
    // (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
    assertEquals(0.39678, interval.low(), 1e-5);
    assertEquals(0.89221, interval.high(), 1e-5);
    assertTrue(Interval.wilson(0, 0).isEmpty());
    assertEquals(0, Interval.wilson(0, 5).orElseThrow().low());
    assertEquals(1, Interval.wilson(5, 5).orElseThrow().high());
  }

  @Test
  void probabilityZeroForTheLabelCostsTheSmallestFloat() {
    Metrics metrics = Metrics.of(two(new int[] {1, 0}, 0, 0));
    assertEquals(-Math.log(Float.MIN_NORMAL) / 2, metrics.get("log-loss").value(), 1e-6);
  }

  @Test
  void oneClassAloneHasNoAreaAndNoKappa() {
    Metrics metrics = Metrics.of(two(new int[] {0, 0, 0}, 0.1f, 0.2f, 0.3f));
    for (String name : List.of("roc-area", "pr-area", "cohen-kappa")) {
      assertTrue(Double.isNaN(metrics.get(name).value()), name);
      assertTrue(metrics.get(name).interval().isEmpty(), name);
    }
    assertEquals(1, metrics.get("balanced-accuracy").value());
    assertTrue(Double.isNaN(metrics.byClass().get(1).recall()));
  }

  @Test
  void whatIsNoProbabilityIsRefusedWithItsRows() {
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    EvaluationData.of(
                        "pets",
                        TWO,
                        new int[] {0, 1, 0},
                        Matrix.of(
                            new float[] {1, 0}, new float[] {Float.NaN, 1}, new float[] {2, -1})))
            .getMessage();
    assertEquals(
        "pets: 2 rows are no probabilities (first: [1, 2]); expected numbers in [0, 1] that sum to one; take softmax of logits first",
        message);
  }

  @Test
  void labelsOutOfRangeAndMissingRowsAreRefused() {
    assertEquals(
        "label of row 1 is 2; expected 0 or more and below 2, the number of classes",
        assertThrows(IllegalArgumentException.class, () -> two(new int[] {0, 2}, 0.1f, 0.2f))
            .getMessage());
    assertEquals(
        "probabilities are 1 × 2; expected 2 × 2, one row a label and one column a class",
        assertThrows(IllegalArgumentException.class, () -> two(new int[] {0, 1}, 0.1f))
            .getMessage());
  }

  @Test
  void trustedLabelsMeetPredictionsById() {
    Predictions predictions =
        Simulated.predictions(
            new int[] {0, 0, 1},
            new float[] {0.9f, 0.1f},
            new float[] {0.2f, 0.8f},
            new float[] {0, 1});
    var trusted = predictions.dataset().subset(new int[] {2, 1}).withLabels(new int[] {1, 1});
    EvaluationData data = EvaluationData.of(predictions, trusted);
    assertEquals(1, Metrics.of(data).get("accuracy").value());
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    EvaluationData.of(
                        Simulated.predictions(new int[] {0}, new float[] {1, 0}),
                        predictions.dataset()))
            .getMessage();
    assertEquals(
        "predictions for simulated have no row for 2 of the 3 samples of simulated (first: [1, 2]); expected one each; predict them too, or leave them out with where(...)",
        message);
  }

  @Test
  void everySplitIsMeasuredByItself() {
    Predictions predictions = Simulated.predictions(500, 3, 0.1, 4);
    var bySplit = Metrics.bySplit(predictions);
    assertEquals(List.of(Split.TRAIN, Split.TEST), List.copyOf(bySplit.keySet()));
    assertEquals(500, bySplit.values().stream().mapToInt(Metrics::size).sum());
    assertTrue(
        Metrics.of(predictions)
            .toString()
            .startsWith(
                "Metrics of simulated, 500 out-of-fold, against the given labels: 500 rows\n"),
        Metrics.of(predictions).toString());
  }

  @Test
  void sameDataGivesSameIntervals() {
    Predictions predictions = Simulated.predictions(300, 4, 0.1, 9);
    assertEquals(
        Metrics.of(predictions).table().toString(), Metrics.of(predictions).table().toString());
  }

  @Test
  void bootstrapIntervalsHoldTheTruthAboutAsOftenAsTheySay() {
    // The log loss of a model that says .7 and is right with .7: truth is the entropy of .7.
    double truth = -(0.7 * Math.log(0.7) + 0.3 * Math.log(0.3));
    SplittableRandom random = new SplittableRandom(5);
    Metric logLoss = MetricNames.find("log-loss");
    int trials = 400;
    int held = 0;
    for (int t = 0; t < trials; t++) {
      int[] labels = new int[100];
      float[] dog = new float[100];
      for (int r = 0; r < 100; r++) {
        dog[r] = 0.7f;
        labels[r] = random.nextDouble() < 0.7 ? 1 : 0;
      }
      EvaluationData data = two(labels, dog);
      double[] replicates = new double[400];
      for (int b = 0; b < replicates.length; b++) {
        replicates[b] = logLoss.of(Resample.drawn(data, t, b));
      }
      held += Interval.percentile(replicates).orElseThrow().contains(truth) ? 1 : 0;
    }
    // 95 % of 400 is 380, with a standard deviation of 4.4.
    assertTrue(held >= 362 && held <= 396, held + " of " + trials);
  }
}
