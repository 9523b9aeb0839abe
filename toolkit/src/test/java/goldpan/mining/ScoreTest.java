package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Dynamics;
import goldpan.predict.Neighbours;
import goldpan.predict.Predictions;
import goldpan.score.AreaUnderMargin;
import goldpan.score.ConfidenceWeightedEntropy;
import goldpan.score.CrossEntropy;
import goldpan.score.DataMapConfidence;
import goldpan.score.Entropy;
import goldpan.score.ErrorNorm;
import goldpan.score.Focal;
import goldpan.score.Forgetting;
import goldpan.score.LabelSmoothed;
import goldpan.score.Margin;
import goldpan.score.NeighbourDisagreement;
import goldpan.score.NormalisedMargin;
import goldpan.score.ScoreNames;
import goldpan.score.SelfConfidence;
import goldpan.score.Variability;
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
  void selfConfidenceAndNormalisedMarginByHand() {
    assertEquals(0.5, new SelfConfidence().of(HALF, 0), 1e-12);
    assertEquals(0.75, new SelfConfidence().of(HALF, 1), 1e-12);
    assertEquals(0.375, new NormalisedMargin().of(HALF, 0), 1e-12);
    assertEquals(0.625, new NormalisedMargin().of(HALF, 1), 1e-12);
  }

  @Test
  void confidenceWeightedEntropyByHand() {
    double entropy = 1.5 * Math.log(2) / Math.log(3);
    assertEquals(Math.log1p(entropy / 0.5), new ConfidenceWeightedEntropy().of(HALF, 0), 1e-12);
    assertEquals(Math.log1p(entropy / 0.25), new ConfidenceWeightedEntropy().of(HALF, 2), 1e-12);
    assertEquals(0, new ConfidenceWeightedEntropy().of(new float[] {1, 0}, 0));
    assertEquals(0, new ConfidenceWeightedEntropy().of(new float[] {1}, 0));
  }

  @Test
  void dynamicsAndNeighboursByHandAndTestSamplesInTheMiddle() {
    float[] row = {0.5f, 0.5f};
    Predictions p =
        Simulated.predictions(new int[] {0, 0, 0, 0}, row, row, row, row)
            .with(
                Dynamics.of(
                    new int[] {4, 4, 0, 4},
                    new float[] {2, -3, 99, 1},
                    new float[] {0.75f, 0.25f, 0, 0.5f},
                    new float[] {0.1f, 0.2f, 9, 0.3f},
                    new float[] {1, 0, 0, 0.5f},
                    new float[] {0, 0, 0, 1.5f},
                    new float[] {0.25f, 1.25f, 0, 0.5f}))
            .with(
                Neighbours.of(
                    2, new float[] {1, 0.25f, 0, 0.5f}, new int[4], new int[] {1, 1, 1, 1}));
    assertArrayEquals(new double[] {-2, 3, -1, -1}, new AreaUnderMargin().of(p));
    assertArrayEquals(new double[] {0.25, 0.75, 0.5, 0.5}, new DataMapConfidence().of(p));
    assertArrayEquals(new double[] {0, 4, 1.5, 1.5}, new Forgetting().of(p));
    assertArrayEquals(new double[] {0.25, 1.25, 0.5, 0.5}, new ErrorNorm().of(p));
    assertArrayEquals(new double[] {0.1, 0.2, 0.2, 0.3}, new Variability().of(p), 1e-6);
    assertArrayEquals(new double[] {0, 0.75, 1, 0.5}, new NeighbourDisagreement().of(p));
  }

  @Test
  void scoreWithoutWhatItNeedsSaysWhatToDo() {
    assertEquals(
        "aum: the predictions have no training dynamics; expected those of a baseline, which records them while it trains; train one with baseline(dataset), or take another score, such as margin",
        assertThrows(
                IllegalArgumentException.class,
                () -> Losses.of(Simulated.predictions(5, 3, 0, 1)).by("aum"))
            .getMessage());
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
            && message.contains("cross-entropy"),
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
