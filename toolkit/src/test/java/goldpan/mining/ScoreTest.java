package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Predictions;
import org.junit.jupiter.api.Test;

/** Numbers worked by hand, and each formula written out as a naive loop. */
class ScoreTest {
  private static final float[] HALF = {0.5f, 0.25f, 0.25f};

  @Test
  void halfProbabilityCostsLnTwoNats() {
    assertEquals(Math.log(2), new CrossEntropy().of(HALF, 0), 1e-12);
  }

  @Test
  void certaintyCostsNothingAndImpossibilityEightySevenNats() {
    assertEquals(0, new CrossEntropy().of(new float[] {1, 0}, 0));
    assertEquals(126 * Math.log(2), new CrossEntropy().of(new float[] {1, 0}, 1), 1e-9);
  }

  @Test
  void focalOfHalfIsAQuarterOfCrossEntropy() {
    assertEquals(0.25 * Math.log(2), new Focal().of(HALF, 0), 1e-12);
    assertEquals(Math.log(2), new Focal(0).of(HALF, 0), 1e-12);
  }

  @Test
  void smoothingOfUniformGuessIsLnK() {
    float[] uniform = {0.25f, 0.25f, 0.25f, 0.25f};
    assertEquals(Math.log(4), new LabelSmoothed().of(uniform, 2), 1e-12);
  }

  @Test
  void smoothingByHand() {
    double expected = 0.9 * Math.log(2) + 0.1 / 3 * (Math.log(2) + 2 * Math.log(4));
    assertEquals(expected, new LabelSmoothed().of(HALF, 0), 1e-12);
  }

  @Test
  void marginIsTheLeadOfTheBestOther() {
    assertEquals(-0.25, new Margin().of(HALF, 0), 1e-12);
    assertEquals(0.25, new Margin().of(HALF, 1), 1e-12);
    assertEquals(-1, new Margin().of(new float[] {1}, 0), 1e-12);
  }

  @Test
  void entropyOfUniformGuessIsLnKAndOfCertaintyNothing() {
    assertEquals(Math.log(2), Entropy.nats(new float[] {0.5f, 0.5f}), 1e-12);
    assertEquals(0, Entropy.nats(new float[] {0, 1}));
    assertEquals(1.5 * Math.log(2), Entropy.nats(HALF), 1e-12);
  }

  @Test
  void scoresAgreeWithNaiveLoops() {
    Predictions p = Simulated.predictions(2000, 13, 0.2, 5);
    double[] crossEntropy = new CrossEntropy().of(p);
    double[] focal = new Focal().of(p);
    double[] smoothed = new LabelSmoothed().of(p);
    double[] margin = new Margin().of(p);
    for (int r = 0; r < p.size(); r++) {
      double given = p.probability(r, p.label(r));
      double sum = 0;
      double other = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < p.classes(); k++) {
        double target = (k == p.label(r) ? 0.9 : 0) + 0.1 / p.classes();
        sum -= target * Math.log(p.probability(r, k));
        other = k == p.label(r) ? other : Math.max(other, p.probability(r, k));
      }
      assertEquals(-Math.log(given), crossEntropy[r], 1e-9);
      assertEquals(-Math.pow(1 - given, 2) * Math.log(given), focal[r], 1e-9);
      assertEquals(sum, smoothed[r], 1e-9);
      assertEquals(other - given, margin[r], 1e-9);
    }
  }

  @Test
  void rejectsParametersOutOfRange() {
    assertEquals(
        "focal: gamma is -1.0; expected a finite number from 0 up; the usual one is 2",
        assertThrows(IllegalArgumentException.class, () -> new Focal(-1)).getMessage());
    assertEquals(
        "label-smoothed: epsilon is NaN; expected 0 <= epsilon < 1; the usual is 0.1",
        assertThrows(IllegalArgumentException.class, () -> new LabelSmoothed(Double.NaN))
            .getMessage());
  }

  @Test
  void unknownScoreNamesThoseThereAre() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ScoreNames.find("loss")).getMessage();
    assertTrue(
        message.startsWith("score is \"loss\"; expected one of [")
            && message.contains("cross-entropy, focal, label-smoothed, margin"),
        message);
  }

  @Test
  void notANumberIsRefusedWithItsRow() {
    float[] bad = {Float.NaN, 0.5f};
    assertEquals(
        "cross-entropy of row 1 is NaN; expected a finite number; check the probabilities of that row",
        assertThrows(
                IllegalArgumentException.class,
                () -> Losses.of(Simulated.predictions(new int[] {0, 0}, new float[] {1, 0}, bad)))
            .getMessage());
  }
}
