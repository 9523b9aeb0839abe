package goldpan.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.mining.Simulated;
import goldpan.predict.Dynamics;
import goldpan.predict.Matrix;
import goldpan.predict.Predictions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingFinderTest {

  /** Simulated trainings with what a reference implementation in another language finds in them. */
  private record Expected(
      String name, int count, double errors, Predictions predictions, double[] scores) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Expected> expected() throws IOException {
    List<String> lines;
    try (var in = TrainingFinderTest.class.getResourceAsStream("training-finder.tsv")) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<Expected> all = new ArrayList<>();
    for (int at = 0; at < lines.size(); ) {
      String[] head = lines.get(at++).split("\t", -1);
      List<String[]> rows = new ArrayList<>();
      while (at < lines.size() && !lines.get(at).startsWith("#")) {
        rows.add(lines.get(at++).split("\t", -1));
      }
      all.add(expected(head, rows));
    }
    return all.stream();
  }

  private static Expected expected(String[] head, List<String[]> rows) {
    int classes = Integer.parseInt(head[2]);
    int n = rows.size();
    int[] labels = new int[n];
    int[] epochs = new int[n];
    float[] late = new float[n];
    float[][] values = new float[n][];
    Matrix.Builder inSample = Matrix.builder(n, classes);
    double[] scores = new double[n];
    for (int r = 0; r < n; r++) {
      String[] row = rows.get(r);
      labels[r] = Integer.parseInt(row[0]);
      epochs[r] = Integer.parseInt(row[1]);
      late[r] = Float.parseFloat(row[2]);
      values[r] = numbers(row, 3, classes);
      inSample.set(r, numbers(row, 3 + classes, classes), 0);
      scores[r] = Double.parseDouble(row[3 + 2 * classes]);
    }
    float[] none = new float[n];
    return new Expected(
        head[1],
        Integer.parseInt(head[3]),
        Double.parseDouble(head[4]),
        Simulated.predictions(labels, values)
            .with(Dynamics.of(epochs, late, none, none, none, none, none, late))
            .withInSampleProbabilities(inSample.build()),
        scores);
  }

  private static float[] numbers(String[] row, int from, int count) {
    float[] numbers = new float[count];
    for (int k = 0; k < count; k++) {
      numbers[k] = Float.parseFloat(row[from + k]);
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("expected")
  void givesWhatTheReferenceGives(Expected expected) {
    LabelErrors found = new TrainingFinder().find(expected.predictions);
    assertEquals(expected.count, found.count());
    assertArrayEquals(expected.scores, found.scores(), 1e-4);
    assertEquals(expected.errors, found.diagnostics().get("errors expected"), 1e-2);
  }

  @ParameterizedTest
  @MethodSource("expected")
  void chancesNeverRiseDownTheRanking(Expected expected) {
    LabelErrors found = new TrainingFinder().find(expected.predictions);
    assertEquals(!expected.name.equals("nothing"), found.hasChances());
    double before = 1;
    for (int row : Descending.order(found.scores())) {
      double chance = found.chance(row).orElse(0);
      assertTrue(chance <= before && chance >= 0, "row " + row);
      before = chance;
    }
  }

  @Test
  void whereNothingIsLearntNothingIsProposedAndWhyIsSaid() throws IOException {
    Expected nothing = expected().filter(e -> e.name.equals("nothing")).findFirst().orElseThrow();
    assertEquals(
        Optional.of(
            "the baseline has learnt hardly anything: a given label fares no better than another class; train it longer, or give it more samples"),
        new TrainingFinder().find(nothing.predictions).reason());
  }

  @Test
  void itIsTheDefaultWhereTrainingWasRecorded() throws IOException {
    Predictions recorded = expected().findFirst().orElseThrow().predictions;
    assertEquals("training record", LabelErrorFinder.forPredictions(recorded).name());
    Predictions bare = Simulated.predictions(100, 3, 0.1, 1);
    assertEquals("out-of-fold probabilities", LabelErrorFinder.forPredictions(bare).name());
  }

  @Test
  void withoutARecordItSaysWhatIsMissing() {
    Predictions bare = Simulated.predictions(100, 3, 0.1, 1);
    assertFalse(new TrainingFinder().suits(bare));
    assertEquals(
        "predictions say nothing of how training went; expected those of a baseline; use out-of-fold probabilities alone",
        assertThrows(IllegalArgumentException.class, () -> new TrainingFinder().find(bare))
            .getMessage());
  }

  @Test
  void theMixtureFindsItsOwnShares() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(4);
    double[] x = new double[20_000];
    double above = MixtureFit.SKEW / (1 + MixtureFit.SKEW);
    for (int i = 0; i < x.length; i++) {
      double off = Math.abs(random.nextGaussian());
      double right = random.nextDouble() < above ? 1.5 * MixtureFit.SKEW * off : -1.5 * off;
      x[i] = i % 10 == 0 ? -4 + random.nextGaussian() : 2 + right;
    }
    MarginMixture fit = MixtureFit.of(x, new TwoPieceNormal[] {TwoPieceNormal.even(-4, 1)});
    assertEquals(0.9, fit.share(0), 0.01);
    assertEquals(2, fit.right().mode(), 0.1);
    assertEquals(1.5, fit.right().left(), 0.1);
    assertEquals(1.5 * MixtureFit.SKEW, fit.right().right(), 0.1);
  }
}
