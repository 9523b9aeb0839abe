package goldpan.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.mining.Cut;
import goldpan.mining.Fixed;
import goldpan.mining.Losses;
import goldpan.mining.Scores;
import goldpan.mining.Simulated;
import goldpan.mining.Threshold;
import goldpan.mining.ThresholdNames;
import goldpan.mining.Top;
import goldpan.noise.OtsuSplit;
import goldpan.predict.Dynamics;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Numbers worked by hand, naive oracles, and the full text of every refusal. */
class RulesTest {

  private static Scores scores(double... values) {
    return Scores.of("cross-entropy", "nats", 10, values);
  }

  private static double[] oneToHundred() {
    return IntStream.rangeClosed(1, 100).mapToDouble(i -> i).toArray();
  }

  @Test
  void fixedTakesStrictlyAbove() {
    assertEquals(new Cut(2, 1), new Fixed(2).cut(scores(1, 2, 3)));
    assertEquals(2, new Fixed().cut(scores(0.5, 0.7, 0.8)).count());
    assertEquals("fixed(ln 2)", new Fixed().label());
  }

  @Test
  void topTakesExactlyAsMany() {
    assertEquals(new Cut(2, 2), new Top(2).cut(scores(2, 2, 2, 1)));
    assertEquals(4, new Top(9).cut(scores(2, 2, 2, 1)).count());
    assertEquals(0, new Top(0).cut(scores(1)).count());
  }

  @Test
  void quantileTakesTheHighestShare() {
    assertEquals(new Cut(95, 5), new Quantile().cut(scores(oneToHundred())));
    assertEquals(new Cut(50, 50), new Quantile(0.5).cut(scores(oneToHundred())));
    for (int i = 1; i < 100; i++) {
      assertEquals(100 - i, new Quantile(i / 100.0).cut(scores(oneToHundred())).count());
    }
  }

  @Test
  void tukeysFenceByHand() {
    // Quartiles 2 and 4 of 1..5: the fence is 4 + 1.5 · 2 = 7.
    assertEquals(7, new Iqr().cut(scores(1, 2, 3, 4, 5)).value(), 1e-12);
    assertEquals(1, new Iqr().cut(scores(1, 2, 3, 4, 5, 5, 4, 3, 2, 1, 30)).count());
  }

  @Test
  void aumThresholdTakesWhatLiesBelowIt() {
    float[] half = {0.5f, 0.5f};
    float[] none = new float[4];
    Predictions said =
        Simulated.predictions(new int[] {0, 1, 0, 1}, half, new float[] {0.9f, 0.1f}, half, half);
    Dynamics dynamics =
        Dynamics.of(
            new int[] {6, 6, 6, 0}, new float[] {-1.5f, -3, 2, -9}, none, none, none, none, none);
    Losses losses = Losses.of(said.with(dynamics.withThreshold(-1.5)));
    assertTrue(losses.thresholds().rows().stream().anyMatch(r -> isAum(r.threshold())));
    // the first is not below, the last was never learnt from
    assertEquals(List.of("1"), losses.above(new AumThreshold()).ids());
    Losses higher = Losses.of(said.with(dynamics.withThreshold(-1.4)));
    assertEquals(List.of("1", "0"), higher.above(new AumThreshold()).ids());
    assertEquals(new Cut(1.5, 2), new AumThreshold().select(higher.by("aum")).cut());
  }

  @Test
  void aumThresholdWithoutThresholdSamplesSaysHowToGetThem() {
    Predictions said = Simulated.predictions(100, 10, 0.1, 3);
    Losses losses = Losses.of(said);
    assertFalse(losses.thresholds().rows().stream().anyMatch(r -> isAum(r.threshold())));
    assertEquals(
        "aum-threshold: the predictions have no threshold samples; expected those of a baseline that"
            + " was trained with some; train it with baseline(dataset).thresholdSamples()",
        assertThrows(IllegalArgumentException.class, () -> losses.above(new AumThreshold()))
            .getMessage());
  }

  private static boolean isAum(Threshold rule) {
    return rule instanceof AumThreshold;
  }

  @Test
  void lnKOfTenClasses() {
    assertEquals(Math.log(10), new LnK().cut(scores(1, 3)).value(), 1e-12);
    assertEquals(1, new LnK().cut(scores(1, 3)).count());
  }

  @Test
  void lnKRefusesOtherScores() {
    Losses losses = Losses.of(Simulated.predictions(100, 10, 0.1, 3)).by("margin");
    assertFalse(losses.thresholds().rows().stream().anyMatch(r -> r.threshold() instanceof LnK));
    assertEquals(
        "lnK: the score is margin; expected cross-entropy or label-smoothed, where a uniform guess"
            + " costs ln K; take another rule, such as otsu",
        assertThrows(IllegalArgumentException.class, () -> losses.above(new LnK())).getMessage());
  }

  @Test
  void otsuCutsHalfwayBetweenTwoGroups() {
    assertEquals(new Cut(5, 2), new Otsu().cut(scores(0, 1, 9, 10, 0.5)));
    assertEquals(0, new Otsu().cut(scores(4, 4, 4)).count());
  }

  @Test
  void otsuAgreesWithANaiveSearch() {
    SplittableRandom random = new SplittableRandom(6);
    for (int n = 2; n < 60; n++) {
      double[] v = random.doubles(n).map(x -> Math.rint(20 * x * x) / 4).sorted().toArray();
      double best = 0;
      int split = n;
      for (int i = 1; i < n; i++) {
        double m0 = Arrays.stream(v, 0, i).average().orElseThrow();
        double m1 = Arrays.stream(v, i, n).average().orElseThrow();
        double between = (double) i * (n - i) * (m1 - m0) * (m1 - m0);
        if (v[i] > v[i - 1] && between > best * (1 + 1e-12)) {
          best = between;
          split = i;
        }
      }
      assertEquals(n - split, new Otsu().cut(scores(v)).count(), Arrays.toString(v));
    }
  }

  @Test
  void mixtureFindsTwoNormals() {
    SplittableRandom random = new SplittableRandom(1);
    double[] v = new double[10_000];
    Arrays.setAll(v, i -> i < 9000 ? random.nextGaussian() : 8 + 2 * random.nextGaussian());
    Arrays.sort(v);
    TwoNormals fit = TwoNormals.fit(v, OtsuSplit.below(v));
    assertEquals(0, fit.lowMean(), 0.05);
    assertEquals(8, fit.highMean(), 0.3);
    assertEquals(4, fit.highVariance(), 0.6);
    assertEquals(0.1, fit.highShare(), 0.01);
    Cut cut = new Mixture().cut(scores(v));
    assertEquals(0.5, fit.posteriorHigh(cut.value()), 0.1);
    assertEquals(1000, cut.count(), 60);
  }

  @Test
  void mixtureOfAMillionInRunsIsThatOfAll() {
    SplittableRandom random = new SplittableRandom(1);
    double[] v = new double[200_000];
    Arrays.setAll(v, i -> i % 10 == 0 ? 5 + random.nextGaussian() : random.nextGaussian());
    double[] few = IntStream.range(0, 20_000).mapToDouble(i -> v[i]).toArray();
    assertEquals(
        new Mixture().cut(scores(few)).value(), new Mixture().cut(scores(v)).value(), 0.05);
  }

  @Test
  void refusalsSayWhatWasExpected() {
    refused(
        "top", -1, "top: n is -1.0; expected a whole number from 0 up; write top:100 or top(100)");
    refused(
        "top", 2.5, "top: n is 2.5; expected a whole number from 0 up; write top:100 or top(100)");
    refused(
        "quantile",
        1,
        "quantile: q is 1.0; expected 0 < q < 1; quantile:0.95 takes the highest 5 %");
    refused("iqr", -1, "iqr: k is -1.0; expected a finite number from 0 up; the usual one is 1.5");
    refused("otsu", 3, "otsu takes no parameter, was given 3.0; write otsu");
    refused(
        "fixed",
        Double.POSITIVE_INFINITY,
        "fixed: the number is Infinity; expected a finite one; write fixed:0.7 or above(0.7)");
  }

  private static void refused(String name, double parameter, String message) {
    Threshold rule = ThresholdNames.find(name);
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> rule.with(parameter)).getMessage());
  }

  @Test
  void rulesAreReadAsWritten() {
    assertEquals(new Top(50), ThresholdNames.parse("top:50"));
    assertEquals(new Fixed(3), ThresholdNames.parse("3"));
    assertEquals(new LnK(), ThresholdNames.parse("lnk"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> ThresholdNames.parse("otso"))
            .getMessage();
    assertTrue(
        message.equals(
            "threshold is \"otso\"; expected a number or one of [aum-threshold, auto, disagreement, fixed, iqr, lnK, mixture, otsu, prune-by-both, prune-by-class, prune-by-noise-rate, quantile, top]"),
        message);
  }
}
