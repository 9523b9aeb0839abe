package goldpan.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.mining.Cut;
import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import goldpan.mining.ScoreRule;
import goldpan.mining.Scores;
import goldpan.mining.Selection;
import goldpan.mining.Simulated;
import goldpan.mining.Threshold;
import goldpan.mining.ThresholdNames;
import goldpan.mining.Top;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule keeps; finds them as users do. */
class ThresholdContractTest {

  static List<Threshold> all() {
    return ThresholdNames.all();
  }

  /** Those that cut scores alone. */
  static List<ScoreRule> rules() {
    return all().stream().filter(ScoreRule.class::isInstance).map(ScoreRule.class::cast).toList();
  }

  private static Scores scores(double... values) {
    return Scores.of("cross-entropy", "nats", 10, values);
  }

  /** Losses of probabilities, or of all that training leaves where the rule needs that. */
  private static Losses fitting(Threshold rule, int n) {
    Predictions bare = Simulated.predictions(n, 10, 0.1, 3);
    return Losses.of(rule.suits(Losses.of(bare)) ? bare : Simulated.full(bare));
  }

  /** Whatever the rule takes must be the highest scores, and as many as it says. */
  private static Cut checked(ScoreRule rule, Scores scores) {
    Cut cut = rule.cut(scores);
    assertFalse(Double.isNaN(cut.value()), rule.name());
    assertTrue(cut.count() >= 0 && cut.count() <= scores.size(), rule.name() + ": " + cut);
    if (!(rule instanceof Top)) {
      assertEquals(scores.above(cut.value()), cut.count(), rule.name() + ": " + cut);
    }
    assertEquals(cut, rule.cut(scores), rule.name());
    return cut;
  }

  @Test
  void allRulesAreFound() {
    assertEquals(
        List.of(
            "aum-threshold",
            "auto",
            "disagreement",
            "fixed",
            "iqr",
            "lnK",
            "mixture",
            "otsu",
            "prune-by-both",
            "prune-by-class",
            "prune-by-noise-rate",
            "quantile",
            "top"),
        all().stream().map(Threshold::name).collect(Collectors.toList()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void sayWhatTheyDo(Threshold rule) {
    assertTrue(rule.name().matches("[a-zA-Z][a-zA-Z0-9-]*"));
    assertTrue(rule.label().startsWith(rule.name()), rule.label());
    assertFalse(rule.rule().isBlank());
  }

  @ParameterizedTest
  @MethodSource("all")
  void takeNoneOfNoLosses(Threshold rule) {
    Losses none = Losses.of(Simulated.predictions(0, 3, 0, 1));
    assertEquals(0, none.above(rule).size());
    assertEquals(0, none.above(rule).cut().count());
  }

  @ParameterizedTest
  @MethodSource("all")
  void takeWhatTheyCountMostSuspiciousFirst(Threshold rule) {
    Losses losses = fitting(rule, 3000).by("margin");
    if (rule.suits(losses)) {
      Selection taken = rule.select(losses);
      int[] rows = taken.rows();
      assertEquals(taken.cut().count(), rows.length, rule.name());
      for (int i = 1; i < rows.length; i++) {
        assertTrue(losses.at(rows[i - 1]) >= losses.at(rows[i]), rule.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void thoseThatMissSomethingSayWhatTheyExpect(Threshold rule) {
    Losses bare = Losses.of(Simulated.predictions(100, 10, 0.1, 3));
    if (!rule.suits(bare)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> bare.above(rule)).getMessage();
      assertTrue(
          message.startsWith(rule.name() + ": ") && message.contains("; expected "), message);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void takeNoneOfNone(ScoreRule rule) {
    assertEquals(0, checked(rule, scores()).count());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void copeWithFewAndWithTies(ScoreRule rule) {
    checked(rule, scores(1));
    checked(rule, scores(1, 2));
    checked(rule, scores(1, 1, 2));
    checked(rule, scores(0, 0, 0, 0, 0, 0, 0, 87.3));
    checked(rule, scores(0, 87.3, 87.3, 87.3, 87.3));
    checked(rule, scores(-1, -1, 1, 1));
    checked(rule, scores(1, Math.nextUp(1.0)));
    checked(rule, scores(0, Double.MIN_VALUE));
    checked(rule, scores(-1e300, 1e300));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void takeNoneOrAllWhenAllAreEqual(ScoreRule rule) {
    double[] same = new double[50];
    for (double value : new double[] {0, 0.3, 20}) {
      Arrays.fill(same, value);
      int count = checked(rule, scores(same)).count();
      assertTrue(count == 0 || count == 50, rule.name() + " took " + count);
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void neverPassOverAHigherScoreForALower(ScoreRule rule) {
    SplittableRandom random = new SplittableRandom(2);
    for (int n : new int[] {3, 10, 99, 1000}) {
      double[] values = random.doubles(n).map(x -> Math.pow(-Math.log(x), 3)).toArray();
      Scores scores = scores(values);
      Cut cut = checked(rule, scores);
      int[] order = scores.descending();
      for (int i = 0; i < cut.count(); i++) {
        assertTrue(values[order[i]] >= cut.value(), rule.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void orderOfSamplesDoesNotMatter(ScoreRule rule) {
    double[] values = new SplittableRandom(8).doubles(500).map(x -> -Math.log(x)).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertEquals(rule.cut(scores(values)), rule.cut(scores(sorted)));
  }

  @ParameterizedTest
  @MethodSource("all")
  void cutRealLookingLosses(Threshold rule) {
    Losses losses = fitting(rule, 5000);
    int count = losses.above(rule).size();
    assertTrue(count > 0 && count < 2500, rule.label() + " took " + Numbers.count(count));
  }

  @ParameterizedTest
  @MethodSource("all")
  void refuseNotANumber(Threshold rule) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> rule.with(Double.NaN)).getMessage();
    assertTrue(message.startsWith(rule.name()) && message.contains("NaN"), message);
  }
}
