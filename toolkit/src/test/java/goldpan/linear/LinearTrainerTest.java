package goldpan.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.input.SparseRow;
import goldpan.input.SparseRows;
import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearTrainerTest {
  private static final LinearOptimisation PLAIN = new LinearOptimisation(8, 1, false, 0);

  /** Rows of 20 features; those of class c have feature c and some at random. */
  private static SparseRows rows(int n, int classes) {
    Random random = new Random(7);
    SparseRow row = new SparseRow();
    try (SparseRows.Builder builder = SparseRows.builder(20)) {
      for (int i = 0; i < n; i++) {
        row.clear().add(i % classes, 1);
        for (int f = classes + random.nextInt(4); f < 20; f += 1 + random.nextInt(8)) {
          row.add(f, random.nextFloat() - 0.5f);
        }
        builder.add(row);
      }
      return builder.build();
    }
  }

  private static int[] all(int n) {
    return IntStream.range(0, n).toArray();
  }

  private static Targets labels(int n, int classes) {
    return Targets.single(IntStream.range(0, n).map(i -> i % classes).toArray(), classes);
  }

  private static Targets tags(int n, int count) {
    List<BitSet> tags = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      BitSet own = new BitSet();
      own.set(i % count);
      own.set(2, i % 5 == 0);
      tags.add(own);
    }
    return Targets.tags(tags, count);
  }

  /** Two features, each of one row: length one, idf of no effect, so x is (1, 0) and (0, 1). */
  @Test
  void oneStepMovesAgainstTheErrorOfTheRow() {
    try (SparseRows.Builder builder = SparseRows.builder(2)) {
      builder.add(new SparseRow().add(0, 5));
      builder.add(new SparseRow().add(1, -2));
      SparseRows rows = builder.build();
      Targets targets = Targets.single(new int[] {0, 1}, 2);
      LinearModel model = LinearModel.over(rows, all(2), Objective.ONE_CLASS, 2, 1);
      LinearTrainer trainer = new LinearTrainer(model, rows, targets, PLAIN);
      assertEquals(Math.log(2), trainer.step(new int[] {0}, 0, 1, 1), 1e-7);
      // errors are -1/2 and 1/2: weights of feature 0 become 1/2 and -1/2, biases a tenth of that
      double odds = Math.exp(2 * (0.5 + 0.05));
      Matrix said = trainer.judge(new int[] {0, 1}, 2);
      assertEquals(odds / (1 + odds), said.at(0, 0), 1e-6);
      assertEquals(Math.exp(0.1) / (1 + Math.exp(0.1)), said.at(1, 0), 1e-6);
    }
  }

  /** Inverse document frequency: ln((1 + 3) / (1 + df)) + 1, then length one. */
  @Test
  void rareFeaturesWeighMore() {
    try (SparseRows.Builder builder = SparseRows.builder(3)) {
      builder.add(new SparseRow().add(0, 1).add(1, 1).add(2, 1));
      builder.add(new SparseRow().add(0, 1));
      builder.add(new SparseRow().add(0, 1).add(1, 1));
      SparseRows rows = builder.build();
      LinearModel model = LinearModel.over(rows, all(3), Objective.ONE_CLASS, 2, 2);
      Targets targets = Targets.single(new int[] {0, 1, 0}, 2);
      LinearTrainer trainer = new LinearTrainer(model, rows, targets, PLAIN);
      trainer.step(new int[] {0}, 0, 1, 1);
      // feature 2 is of one row only and left out; df is 3 and 2; the row of feature 0 alone is (1)
      double idf = Math.log(4.0 / 3) + 1;
      double learnt = 0.5 / Math.hypot(1, idf);
      double logit = 2 * learnt + 2 * 0.05;
      assertEquals(1 / (1 + Math.exp(-logit)), trainer.judge(new int[] {1}, 2).at(0, 0), 1e-6);
    }
  }

  @Test
  void gradientsAreThoseOfTheLoss() {
    for (Targets targets : List.of(labels(12, 3), tags(12, 3))) {
      for (double smoothing : new double[] {0, 0.2}) {
        LinearLoss loss = new LinearLoss(targets, false, smoothing);
        Random random = new Random(1);
        for (int row = 0; row < 12; row++) {
          float[] logits = {random.nextFloat() * 2, random.nextFloat(), -random.nextFloat()};
          float[] gradient = new float[3];
          loss.of(row, logits.clone(), gradient);
          for (int k = 0; k < 3; k++) {
            float[] more = logits.clone();
            float[] less = logits.clone();
            more[k] += 0.01f;
            less[k] -= 0.01f;
            double slope =
                (loss.of(row, more, new float[3]) - loss.of(row, less, new float[3])) / 0.02;
            assertEquals(slope, gradient[k], 1e-3);
          }
        }
      }
    }
  }

  @Test
  void balancedClassesCountAlike() {
    Targets targets = Targets.single(new int[] {0, 0, 0, 1}, 3);
    float[] gradient = new float[3];
    LinearLoss loss = new LinearLoss(targets, true, 0);
    double often = loss.of(0, new float[3], gradient);
    double rare = loss.of(3, new float[3], gradient);
    assertEquals(Math.log(3) * 4 / (2 * 3), often, 1e-6);
    assertEquals(Math.log(3) * 4 / (2 * 1), rare, 1e-6);
  }

  @Test
  void classesAreLearnt() {
    LinearTrainer trainer = trained(labels(90, 3), Objective.ONE_CLASS, 1L);
    Matrix said = trainer.judge(all(90), 3);
    for (int i = 0; i < 90; i++) {
      assertEquals(i % 3, said.mostProbable(i));
      assertEquals(1, said.at(i, 0) + said.at(i, 1) + said.at(i, 2), 1e-6);
    }
  }

  @Test
  void tagsAreLearntEachForItself() {
    Targets targets = tags(90, 3);
    Matrix said = trained(targets, Objective.TAGS, 1L).judge(all(90), 3);
    int right = 0;
    for (int i = 0; i < 90; i++) {
      for (int k = 0; k < 3; k++) {
        right += said.at(i, k) >= 0.5 == targets.has(i, k) ? 1 : 0;
      }
    }
    assertTrue(right >= 250, "right " + right);
  }

  private static LinearTrainer trained(Targets targets, Objective objective, long seed) {
    SparseRows rows = rows(90, 3);
    LinearModel model = LinearModel.over(rows, all(90), objective, 3, 1);
    LinearTrainer trainer = new LinearTrainer(model, rows, targets, PLAIN);
    SplittableRandom random = new SplittableRandom(seed);
    for (int e = 0; e < 10; e++) {
      trainer.epoch(all(90), random.split(), 0, 12 * e, 120, (step, samples, nats, rate) -> {});
    }
    return trainer;
  }

  @Test
  void aPassMayBeginAtAnyStep() {
    SparseRows rows = rows(90, 3);
    LinearModel whole = LinearModel.over(rows, all(90), Objective.ONE_CLASS, 3, 1);
    LinearModel parts = LinearModel.over(rows, all(90), Objective.ONE_CLASS, 3, 1);
    List<Integer> steps = new ArrayList<>();
    new LinearTrainer(whole, rows, labels(90, 3), PLAIN)
        .epoch(all(90), new SplittableRandom(4), 0, 0, 24, (s, n, l, r) -> steps.add(n));
    assertEquals(List.of(8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 2), steps);
    LinearTrainer second = new LinearTrainer(parts, rows, labels(90, 3), PLAIN);
    RuntimeException stop = new IllegalStateException("enough");
    assertThrows(
        IllegalStateException.class,
        () ->
            second.epoch(
                all(90),
                new SplittableRandom(4),
                0,
                0,
                24,
                (s, n, l, r) -> {
                  if (s == 5) {
                    throw stop;
                  }
                }));
    LinearModel goesOn = LinearModel.read(parts.bytes());
    new LinearTrainer(goesOn, rows, labels(90, 3), PLAIN)
        .epoch(all(90), new SplittableRandom(4), 5, 0, 24, (s, n, l, r) -> {});
    assertArrayEquals(whole.bytes(), goesOn.bytes());
  }

  @Test
  void theRateFallsInAStraightLine() {
    List<Double> rates = new ArrayList<>();
    SparseRows rows = rows(32, 3);
    LinearModel model = LinearModel.over(rows, all(32), Objective.ONE_CLASS, 3, 1);
    new LinearTrainer(model, rows, labels(32, 3), PLAIN)
        .epoch(all(32), new SplittableRandom(4), 0, 0, 4, (s, n, l, rate) -> rates.add(rate));
    assertEquals(List.of(0.875, 0.625, 0.375, 0.125), rates);
  }

  @Test
  void theObserverSeesWhatWasSaidBeforeARowWasLearnt() {
    SparseRows rows = rows(8, 2);
    LinearModel model = LinearModel.over(rows, all(8), Objective.ONE_CLASS, 2, 1);
    LinearTrainer trainer = new LinearTrainer(model, rows, labels(8, 2), PLAIN);
    List<String> seen = new ArrayList<>();
    trainer.observe((order, at, logits) -> seen.add(order[at] + ": " + logits[0]));
    trainer.step(new int[] {3, 3}, 0, 2, 1);
    assertEquals("3: 0.0", seen.get(0));
    assertTrue(Float.parseFloat(seen.get(1).substring(3)) < -0.5, seen.get(1));
  }

  @Test
  void whatDivergesSaysSo() {
    SparseRows rows = rows(8, 2);
    LinearModel model = LinearModel.over(rows, all(8), Objective.ONE_CLASS, 2, 1);
    LinearTrainer trainer =
        new LinearTrainer(
            model, rows, labels(8, 2), new LinearOptimisation(8, Double.MAX_VALUE, false, 0));
    assertEquals(
        "training diverged: the loss of a batch is NaN; expected a number; lower the rate, as in rate("
            + Double.MAX_VALUE / 4
            + ")",
        assertThrows(PredictionException.class, () -> trainer.step(all(8), 0, 8, Double.MAX_VALUE))
            .getMessage());
  }

  @Test
  void bytesOfSomethingElseAreNoModel() {
    assertEquals(
        "linear model cannot be read back: it was not written by this version of Goldpan; restore the file",
        assertThrows(PredictionException.class, () -> LinearModel.read(new byte[3])).getMessage());
    byte[] cut = LinearModel.over(rows(8, 2), all(8), Objective.ONE_CLASS, 2, 1).bytes();
    assertThrows(PredictionException.class, () -> LinearModel.read(Arrays.copyOf(cut, 60)));
  }
}
