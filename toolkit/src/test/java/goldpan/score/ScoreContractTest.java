package goldpan.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.mining.Losses;
import goldpan.mining.Simulated;
import goldpan.mining.Suspects;
import goldpan.predict.Predictions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every score keeps; finds them as users do. */
class ScoreContractTest {

  /** All but label smoothing, which means to charge sureness. */
  static List<Score> scoresThatLikeSureness() {
    return scores().stream().filter(s -> !s.name().equals("label-smoothed")).toList();
  }

  static List<Score> scores() {
    return ScoreNames.all();
  }

  private static Predictions full(int[] labels, float[]... rows) {
    return Simulated.full(Simulated.predictions(labels, rows));
  }

  private static Predictions full(int n, int k, double wrong, long seed) {
    return Simulated.full(Simulated.predictions(n, k, wrong, seed));
  }

  @Test
  void namesAreUniqueAndTyped() {
    Set<String> names = new HashSet<>();
    for (Score score : scores()) {
      assertTrue(score.name().matches("[a-z][a-z0-9-]*"), score.name());
      assertTrue(names.add(score.name()), score.name());
      assertFalse(score.measures().isBlank(), score.name());
    }
    assertTrue(names.containsAll(List.of("cross-entropy", "focal", "label-smoothed", "margin")));
  }

  @ParameterizedTest
  @MethodSource("scores")
  void whatIsLackingIsSaid(Score score) {
    Predictions bare = Simulated.predictions(10, 3, 0, 1);
    assertEquals(score.needs().isEmpty(), score.suits(bare), score.name());
    if (!score.suits(bare)) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> Losses.of(bare).by(score.name()))
              .getMessage();
      assertTrue(
          message.startsWith(score.name() + ": the predictions have no " + score.needs()), message);
    }
  }

  @ParameterizedTest
  @MethodSource("scoresThatLikeSureness")
  void confidentCorrectRowsAreNeverTheMostSuspicious(Score score) {
    float[] sure = {1, 0, 0};
    float[] doubtful = {0.4f, 0.35f, 0.25f};
    double[] of = score.of(full(new int[] {0, 0}, sure, doubtful));
    assertTrue(of[0] <= of[1], score.name() + ": " + of[0] + " above " + of[1]);
  }

  @ParameterizedTest
  @MethodSource("scores")
  void noSamplesGiveNoScores(Score score) {
    assertEquals(0, score.of(full(new int[0])).length);
    assertEquals(0, Losses.of(full(new int[0]), score).size());
  }

  @ParameterizedTest
  @MethodSource("scores")
  void wrongLabelIsMoreSuspiciousThanRight(Score score) {
    float[] row = {0.90f, 0.07f, 0.03f};
    double[] of = score.of(full(new int[] {0, 1, 2}, row, row, row));
    assertTrue(of[0] < of[1] && of[1] < of[2], score.name() + ": " + List.of(of[0], of[1], of[2]));
  }

  @ParameterizedTest
  @MethodSource("scores")
  void certaintyAndImpossibilityAreFinite(Score score) {
    float[] sure = {1, 0};
    float[] nearly = {Math.nextDown(1f), Float.MIN_VALUE};
    for (double s : score.of(full(new int[] {0, 1, 0, 1}, sure, sure, nearly, nearly))) {
      assertTrue(Double.isFinite(s), score.name() + ": " + s);
    }
  }

  @ParameterizedTest
  @MethodSource("scores")
  void sameInputGivesSameBits(Score score) {
    Predictions predictions = full(500, 7, 0.1, 3);
    assertArrayEquals(score.of(predictions), score.of(predictions));
  }

  @ParameterizedTest
  @MethodSource("scores")
  void rowsAreJudgedInTheirOwnOrder(Score score) {
    float[] a = {0.7f, 0.2f, 0.1f};
    float[] b = {0.1f, 0.6f, 0.3f};
    double[] forth = score.of(full(new int[] {1, 1}, a, b));
    double[] back = score.of(full(new int[] {1, 1}, b, a));
    assertArrayEquals(forth, new double[] {back[1], back[0]}, 1e-12);
  }

  @ParameterizedTest
  @MethodSource("scores")
  void findsPlantedErrors(Score score) {
    Predictions predictions = full(2000, 10, 0, 11);
    int[] labels = predictions.dataset().labels();
    int[] flipped =
        IntStream.range(0, 2000).map(i -> i % 20 == 0 ? 9 - labels[i] : labels[i]).toArray();
    float[][] rows = new float[2000][10];
    IntStream.range(0, 2000).forEach(r -> predictions.row(r, rows[r]));
    Suspects top = Losses.of(full(flipped, rows), score).top(100);
    long found = top.stream().filter(s -> s.row() % 20 == 0).count();
    assertTrue(found >= 70, score.name() + " found " + found + " of 100");
  }
}
