package goldpan.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.mining.Simulated;
import goldpan.predict.Predictions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbabilityFinderTest {

  /**
   * Predictions with the scores and count that a reference implementation in another language gives
   * them, in logarithms throughout and with all rows fitted.
   */
  private record Expected(String name, int count, Predictions predictions, double[] scores) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Expected> expected() throws IOException {
    List<Expected> all = new ArrayList<>();
    List<String> lines;
    try (var in = ProbabilityFinderTest.class.getResourceAsStream("probability-finder.tsv")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    for (int at = 0; at < lines.size(); ) {
      String[] head = lines.get(at++).split("\t", -1);
      int classes = Integer.parseInt(head[2]);
      List<String[]> rows = new ArrayList<>();
      while (at < lines.size() && !lines.get(at).startsWith("#")) {
        rows.add(lines.get(at++).split("\t", -1));
      }
      int[] labels = rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray();
      float[][] values = new float[rows.size()][classes];
      for (int r = 0; r < values.length; r++) {
        for (int k = 0; k < classes; k++) {
          values[r][k] = Float.parseFloat(rows.get(r)[1 + k]);
        }
      }
      double[] scores =
          rows.stream().mapToDouble(row -> Double.parseDouble(row[1 + classes])).toArray();
      all.add(
          new Expected(
              head[1], Integer.parseInt(head[3]), Simulated.predictions(labels, values), scores));
    }
    return all.stream();
  }

  private static LabelErrors find(Predictions predictions) {
    return new ProbabilityFinder().find(predictions);
  }

  @ParameterizedTest
  @MethodSource("expected")
  void givesWhatTheReferenceGives(Expected expected) {
    LabelErrors found = find(expected.predictions);
    assertEquals(expected.count, found.count());
    double[] scores = found.scores();
    for (int r = 0; r < scores.length; r++) {
      // far below, the reference takes the difference of two numbers that are nearly equal
      if (expected.scores[r] > -6) {
        assertEquals(expected.scores[r], scores[r], 1e-4, "row " + r);
      } else {
        assertTrue(scores[r] < -5, "row " + r);
      }
    }
  }

  @Test
  void aModelThatLearntNothingProposesNothingAndSaysWhy() {
    SplittableRandom random = new SplittableRandom(3);
    int[] labels = new int[500];
    float[][] rows = new float[500][];
    for (int r = 0; r < rows.length; r++) {
      labels[r] = random.nextInt(3);
      float p = (float) random.nextDouble();
      rows[r] = new float[] {p / 2, (1 - p) / 2, 0.5f};
    }
    LabelErrors found = find(Simulated.predictions(labels, rows));
    assertEquals(0, found.count());
    assertEquals(
        Optional.of(
            "the model tells the labels hardly better than the shares of the classes do; train it longer, or check that columns and rows of its predictions fit the dataset"),
        found.reason());
  }

  @Test
  void tooLittleSaysSo() {
    assertEquals(
        Optional.of("1 labelled samples of 2 classes say nothing; expected two or more of each"),
        find(Simulated.predictions(new int[] {0}, new float[] {0.2f, 0.8f})).reason());
    assertEquals(0, find(Simulated.predictions(new int[0])).size());
  }

  @Test
  void whereAllAgreeNothingIsProposed() {
    int[] labels = new int[300];
    float[][] rows = new float[300][];
    for (int r = 0; r < rows.length; r++) {
      labels[r] = r % 3;
      rows[r] = new float[] {0.01f, 0.01f, 0.01f};
      rows[r][r % 3] = 0.98f;
    }
    LabelErrors found = find(Simulated.predictions(labels, rows));
    assertEquals(Optional.of("no given label looks wrong"), found.reason());
  }

  @Test
  void exactZerosAndManyClassesGiveFiniteScores() {
    int classes = 1000;
    SplittableRandom random = new SplittableRandom(5);
    int[] labels = new int[400];
    float[][] rows = new float[400][classes];
    for (int r = 0; r < rows.length; r++) {
      int truth = random.nextInt(classes);
      labels[r] = r % 20 == 0 ? (truth + 1) % classes : truth;
      rows[r][truth] = 1;
    }
    LabelErrors found = find(Simulated.predictions(labels, rows));
    assertTrue(Arrays.stream(found.scores()).allMatch(Double::isFinite));
    assertEquals(20, found.count());
    for (int row : Arrays.copyOf(Descending.order(found.scores()), 20)) {
      assertEquals(0, row % 20);
    }
  }

  @Test
  void oneAndManyThreadsGiveTheSameBits() {
    Predictions predictions = Simulated.predictions(3000, 7, 0.1, 4);
    LabelErrors many = find(predictions);
    String before = System.setProperty("goldpan.threads", "1");
    try {
      LabelErrors one = find(predictions);
      assertArrayEquals(many.scores(), one.scores());
      assertEquals(many.count(), one.count());
    } finally {
      if (before == null) {
        System.clearProperty("goldpan.threads");
      } else {
        System.setProperty("goldpan.threads", before);
      }
    }
  }
}
