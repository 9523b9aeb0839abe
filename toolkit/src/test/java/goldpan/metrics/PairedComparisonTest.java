package goldpan.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.mining.Simulated;
import goldpan.predict.Matrix;
import goldpan.predict.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final List<Metric> ACCURACY = List.of(MetricNames.find("accuracy"));

  /** Rows of class 0 that are predicted right where told. */
  private static EvaluationData right(boolean... right) {
    float[][] rows = new float[right.length][];
    for (int r = 0; r < right.length; r++) {
      rows[r] = right[r] ? new float[] {0.9f, 0.1f} : new float[] {0.2f, 0.8f};
    }
    return EvaluationData.of("made up", List.of("a", "b"), new int[right.length], Matrix.of(rows));
  }

  @Test
  void mcNemarOfOneAgainstNineIsExact() {
    // 2 (1 + 10) / 2^10
    assertEquals(22.0 / 1024, new McNemar(1, 9).pValue(), 1e-12);
    assertEquals(1, new McNemar(4, 4).pValue());
    assertEquals(1, new McNemar(0, 0).pValue());
    assertTrue(new McNemar(1, 9).isExact());
  }

  @Test
  void mcNemarOfManyTakesChiSquare() {
    McNemar many = new McNemar(1000, 1100);
    // (100 - 1)² / 2100 = 4.667; the upper tail of χ² of one degree.
    assertEquals(0.03074, many.pValue(), 1e-4);
    assertTrue(!many.isExact());
    assertEquals(
        "counts are -1 and 2; expected 0 or more",
        assertThrows(IllegalArgumentException.class, () -> new McNemar(-1, 2)).getMessage());
  }

  @Test
  void equalModelsDoNotDiffer() {
    EvaluationData one = right(true, false, true, true);
    PairedDifference found = PairedComparison.of(one, one).differences(ACCURACY).get(0);
    assertEquals(0, found.difference());
    assertEquals(new Interval(0, 0, "bootstrap"), found.interval().orElseThrow());
    assertEquals(PairedDifference.Verdict.NO_DIFFERENCE, found.verdict());
  }

  @Test
  void otherRowsAreRefused() {
    EvaluationData two = right(true, false);
    assertEquals(
        "made up has 2 rows of 2 classes, made up 1 of 2; expected the same rows and classes",
        assertThrows(IllegalArgumentException.class, () -> PairedComparison.of(two, right(true)))
            .getMessage());
  }

  @Test
  void lowerLossIsBetter() {
    boolean[] few = new boolean[200];
    boolean[] many = new boolean[200];
    for (int r = 0; r < 200; r++) {
      few[r] = r % 2 == 0;
      many[r] = r % 4 != 1;
    }
    PairedDifference loss =
        PairedComparison.of(right(few), right(many))
            .differences(List.of(MetricNames.find("log-loss")))
            .get(0);
    assertTrue(loss.difference() < 0);
    assertEquals(PairedDifference.Verdict.BETTER, loss.verdict());
  }

  @Test
  void intervalsOverRowsAndSeedsHoldTheTruthAboutAsOftenAsTheySay() {
    SplittableRandom random = new SplittableRandom(12);
    int trials = 200;
    double truth = 0.05;
    int held = 0;
    for (int t = 0; t < trials; t++) {
      // Each row is as hard as it is for all; each seed is better or worse on all rows.
      double[] hard = random.doubles(300).toArray();
      List<EvaluationData> first = new ArrayList<>();
      List<EvaluationData> second = new ArrayList<>();
      for (int s = 0; s < 4; s++) {
        double luck = 0.06 * (random.nextDouble() - 0.5);
        double other = 0.06 * (random.nextDouble() - 0.5);
        first.add(rows(random, hard, 0.7 + luck));
        second.add(rows(random, hard, 0.7 + truth + other));
      }
      PairedDifference found =
          PairedComparison.of(first, second, t).differences(ACCURACY, 300).get(0);
      held += found.interval().orElseThrow().contains(truth) ? 1 : 0;
    }
    // 95 % of 200 is 190, with a standard deviation of 3.1.
    assertTrue(held >= 178, held + " of " + trials);
  }

  private static EvaluationData rows(SplittableRandom random, double[] hard, double mean) {
    boolean[] right = new boolean[hard.length];
    for (int r = 0; r < right.length; r++) {
      right[r] = random.nextDouble() < mean + 0.4 * (hard[r] - 0.5);
    }
    return right(right);
  }

  @Test
  void aBenchmarkComparesOverallBySplitAndByClass() {
    Predictions a = Simulated.predictions(400, 3, 0.4, 1);
    Dataset gold = a.dataset();
    int[] labels = gold.labels();
    Matrix.Builder better = Matrix.builder(400, 3);
    for (int r = 0; r < 400; r++) {
      float[] row = new float[3];
      a.row(r, row);
      if (r % 3 == 0) {
        Arrays.fill(row, 0.1f);
        row[labels[r]] = 0.8f;
      }
      better.set(r, row, 0);
    }
    Predictions b =
        Predictions.of(
            gold,
            java.util.stream.IntStream.range(0, 400).toArray(),
            better.build(),
            java.util.stream.IntStream.range(0, 400)
                .mapToObj(a::origin)
                .toArray(goldpan.predict.Origin[]::new),
            new int[400],
            a.provenance(),
            List.of(),
            null);
    Benchmark found = Benchmark.of(gold, a, b);
    assertEquals(
        PairedDifference.Verdict.BETTER, found.row("all", "accuracy").difference().verdict());
    assertEquals(0, found.row("all", "accuracy").test().onlyFirst());
    assertTrue(found.row("all", "accuracy").test().pValue() < 1e-6);
    assertEquals(320, found.row("train", "macro-f1").rows());
    assertEquals(80, found.row("test", "roc-area").rows());
    assertEquals(400, gold.classes().stream().mapToInt(c -> found.row(c, "accuracy").rows()).sum());
    assertEquals(found.rows().size(), found.table().rowCount());
    assertTrue(found.toString().contains("McNemar's p 0.0000"), found.toString());
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> found.row("mars", "accuracy"))
            .getMessage()
            .startsWith(
                "accuracy of mars is not in the benchmark; expected a metric and one of [all"));
  }
}
