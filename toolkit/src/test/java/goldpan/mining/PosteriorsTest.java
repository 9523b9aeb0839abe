package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Matrix;
import goldpan.predict.Neighbours;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On probabilities that are calibrated by construction: the truth is drawn from them. */
class PosteriorsTest {

  /** Samples whose truth is drawn from their probabilities and then relabelled at a rate. */
  private static final class Drawn {
    private final Predictions predictions;
    private final boolean[] wrong;

    private Drawn(Predictions predictions, boolean[] wrong) {
      this.predictions = predictions;
      this.wrong = wrong;
    }

    static Drawn of(int n, int k, double rate, double power, long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] labels = new int[n];
      boolean[] wrong = new boolean[n];
      float[][] rows = new float[n][];
      for (int r = 0; r < n; r++) {
        double[] logits = new double[k];
        Arrays.setAll(logits, c -> 1.5 * random.nextGaussian());
        logits[random.nextInt(k)] += 3 + Math.log(k) + 4 * random.nextDouble();
        int truth = draw(softmax(logits, 1), random.nextDouble());
        wrong[r] = random.nextDouble() < rate;
        labels[r] = wrong[r] ? (truth + 1 + random.nextInt(k - 1)) % k : truth;
        rows[r] = softmax(logits, power);
      }
      return new Drawn(Simulated.predictions(labels, rows), wrong);
    }

    int errors() {
      return (int) IntStream.range(0, wrong.length).filter(i -> wrong[i]).count();
    }
  }

  private static float[] softmax(double[] logits, double power) {
    double highest = Arrays.stream(logits).max().orElse(0);
    double[] e = Arrays.stream(logits).map(z -> Math.exp(power * (z - highest))).toArray();
    double sum = Arrays.stream(e).sum();
    float[] row = new float[e.length];
    for (int k = 0; k < row.length; k++) {
      row[k] = (float) (e[k] / sum);
    }
    return row;
  }

  private static int draw(float[] row, double u) {
    int k = 0;
    for (double sum = row[0]; k < row.length - 1 && u > sum; sum += row[k]) {
      k++;
    }
    return k;
  }

  @Test
  void shareOfWrongLabelsLiesBetweenTheEnds() {
    for (double rate : new double[] {0.02, 0.1, 0.4}) {
      Drawn drawn = Drawn.of(6000, 10, rate, 1, 3);
      Posteriors posteriors = Posteriors.of(drawn.predictions);
      double slack = 0.25 * drawn.errors();
      assertTrue(
          posteriors.fewestErrors() - slack < drawn.errors()
              && drawn.errors() < posteriors.mostErrors() + slack,
          rate + ": " + posteriors);
    }
  }

  @Test
  void tooSureAModelIsFoundOut() {
    assertEquals(1, Posteriors.of(Drawn.of(6000, 10, 0.1, 1, 3).predictions).power(), 0.2);
    assertEquals(0.5, Posteriors.of(Drawn.of(6000, 10, 0.1, 2, 3).predictions).power(), 0.1);
  }

  @Test
  void defaultCutNeedsNoTuning() {
    for (double rate : new double[] {0.05, 0.2, 0.4}) {
      for (int k : new int[] {2, 10, 100}) {
        Drawn drawn = Drawn.of(5000, k, rate, 1.5, 5);
        Losses losses = Losses.of(drawn.predictions);
        Suspects suspects = losses.suspects();
        long hits = suspects.stream().filter(s -> drawn.wrong[s.row()]).count();
        double ours = 2.0 * hits / (suspects.size() + drawn.errors());
        double best = best(losses, drawn);
        assertTrue(ours > 0.75 * best, "%s of %s classes: %s of %s".formatted(rate, k, ours, best));
      }
    }
  }

  /** The best F1 that any cut of the plain loss could have. */
  private static double best(Losses losses, Drawn drawn) {
    double best = 0;
    int hits = 0;
    int taken = 0;
    for (int row : losses.scores().descending()) {
      hits += drawn.wrong[row] ? 1 : 0;
      best = Math.max(best, 2.0 * hits / (++taken + drawn.errors()));
    }
    return best;
  }

  @Test
  void flawlessLabelsGiveNoSuspects() {
    float[][] rows = new float[600][];
    Arrays.setAll(
        rows,
        r -> r % 2 == 0 ? new float[] {0.998f, 0.001f, 0.001f} : new float[] {0, 0.999f, 0.001f});
    int[] labels = IntStream.range(0, 600).map(r -> r % 2).toArray();
    assertEquals(0, Losses.of(Simulated.predictions(labels, rows)).suspects().size());
  }

  @Test
  void aWrongLabelAmongThousandsThatAreRightIsFound() {
    // some are honestly doubted, so that the noise that is learnt comes to nothing
    int n = 8000;
    SplittableRandom random = new SplittableRandom(9);
    int[] labels = new int[n];
    float[][] rows = new float[n][];
    Arrays.fill(rows, new float[] {0.9995f, 0.0003f, 0.0002f});
    for (int r = 0; r < n; r += 40) {
      float doubt = 0.95f * r / n;
      rows[r] = new float[] {1 - doubt, doubt, 0};
      labels[r] = random.nextDouble() < doubt ? 1 : 0;
    }
    rows[4321] = new float[] {0.003f, 0.9965f, 0.0005f};
    Suspects suspects = Losses.of(Simulated.predictions(labels, rows)).suspects();
    assertEquals(4321, suspects.get(0).row());
    assertTrue(suspects.size() < 40, suspects.toString());
  }

  @Test
  void thatNoneIsSeenDoesNotProveThatThereIsNone() {
    // 5,000 rows that all look right, and one of them a little less so
    float[][] rows = new float[5000][];
    Arrays.fill(rows, new float[] {0.999f, 0.001f});
    rows[17] = new float[] {0.6f, 0.4f};
    Posteriors posteriors = Posteriors.of(Simulated.predictions(new int[5000], rows));
    assertTrue(posteriors.at(17) > 1e-9, "" + posteriors.at(17));
  }

  @Test
  void oneWrongLabelAmongFewIsFound() {
    float[][] rows = new float[20][];
    Arrays.setAll(rows, r -> r % 2 == 0 ? new float[] {0.99f, 0.01f} : new float[] {0.01f, 0.99f});
    int[] labels = IntStream.range(0, 20).map(r -> r == 7 ? 0 : r % 2).toArray();
    Suspects suspects = Losses.of(Simulated.predictions(labels, rows)).suspects();
    assertEquals(7, suspects.get(0).row());
  }

  @Test
  void oneClassAndNoSamplesHaveNoWrongLabels() {
    Predictions one = Simulated.predictions(new int[] {0, 0}, new float[] {1}, new float[] {1});
    assertArrayEquals(new double[] {0, 0}, Posteriors.of(one).values());
    assertEquals(0, Posteriors.of(Simulated.predictions(new int[0])).errors());
  }

  @Test
  void confusedClassesWeighMoreThanTheLossSays() {
    // Class 3 is often called class 1 and nothing else is confused; rows 0 and 1 have equal loss.
    SplittableRandom random = new SplittableRandom(4);
    int n = 4000;
    float[][] rows = new float[n][];
    int[] labels = new int[n];
    for (int r = 0; r < n; r++) {
      int truth = random.nextInt(4);
      rows[r] = new float[] {0.05f, 0.05f, 0.05f, 0.05f};
      rows[r][truth] = 0.85f;
      labels[r] = truth == 3 && random.nextDouble() < 0.3 ? 1 : truth;
    }
    labels[0] = 1;
    rows[0] = new float[] {0.05f, 0.25f, 0.05f, 0.65f};
    labels[1] = 1;
    rows[1] = new float[] {0.65f, 0.25f, 0.05f, 0.05f};
    Posteriors posteriors = Posteriors.of(Simulated.predictions(labels, rows));
    double more = posteriors.at(0) - posteriors.at(1);
    assertTrue(more > 0.2, "more by " + more);
  }

  @Test
  void whatEverySampleDoubtsAlikeIsNoise() {
    // Two in five of each class are called the next one and the model has learnt to expect that: of
    // no sample is it surer than 0.62. Were that honest doubt, no label would be suspicious.
    SplittableRandom random = new SplittableRandom(6);
    int n = 6000;
    float[][] rows = new float[n][];
    int[] labels = new int[n];
    boolean[] wrong = new boolean[n];
    for (int r = 0; r < n; r++) {
      int truth = random.nextInt(5);
      rows[r] = new float[] {0.01f, 0.01f, 0.01f, 0.01f, 0.01f};
      float sure = (float) (0.54 + 0.08 * random.nextDouble());
      rows[r][truth] = sure;
      rows[r][(truth + 1) % 5] = 0.97f - sure;
      wrong[r] = random.nextDouble() < 0.4;
      labels[r] = wrong[r] ? (truth + 1) % 5 : truth;
    }
    Drawn drawn = new Drawn(Simulated.predictions(labels, rows), wrong);
    Suspects suspects = Losses.of(drawn.predictions).suspects();
    long hits = suspects.stream().filter(s -> wrong[s.row()]).count();
    double f1 = 2.0 * hits / (suspects.size() + drawn.errors());
    assertTrue(f1 > 0.9, f1 + " of " + suspects);
  }

  @Test
  void oneAndTheSameOrderWhereConfidentLearningCountsNothing() {
    // No row is as sure of another class as rows are of their own, so the confident joint is
    // diagonal.
    int n = 2000;
    float[][] rows = new float[n][];
    int[] labels = new int[n];
    for (int r = 0; r < n; r++) {
      float doubt = r < 40 ? 0.5f + 0.01f * r : 0.01f;
      labels[r] = r % 2;
      rows[r] = r % 2 == 0 ? new float[] {1 - doubt, doubt} : new float[] {doubt, 1 - doubt};
    }
    Predictions predictions = Simulated.predictions(labels, rows);
    assertEquals(0, ConfidentJoint.of(predictions).errors());
    int[] order = Losses.of(predictions).by("suspicion").scores().descending(40);
    for (int given = 0; given < 2; given++) {
      int label = given;
      int[] falling = IntStream.range(0, 20).map(i -> 2 * (19 - i) + label).toArray();
      assertArrayEquals(falling, IntStream.of(order).filter(r -> r % 2 == label).toArray());
    }
  }

  @Test
  void aModelThatLearntFromTheSamplesAddsWhatItKnows() {
    Drawn drawn = Drawn.of(4000, 10, 0.15, 1, 8);
    int n = drawn.wrong.length;
    SplittableRandom random = new SplittableRandom(2);
    Matrix.Builder fitted = Matrix.builder(n, 10);
    float[] row = new float[10];
    for (int r = 0; r < n - 10; r++) {
      // right, but leaning to the given label, as after some passes over it
      int given = drawn.predictions.label(r);
      int truth = drawn.wrong[r] ? (given + 1 + random.nextInt(9)) % 10 : given;
      Arrays.fill(row, 0.02f);
      row[given] += 0.3f;
      row[truth] += 0.5f;
      fitted.set(r, row, 0);
    }
    double alone = precision(drawn.predictions, drawn);
    Predictions both = drawn.predictions.withInSampleProbabilities(fitted.build());
    assertTrue(precision(both, drawn) > alone + 0.02, precision(both, drawn) + " after " + alone);
    Predictions nothing =
        drawn.predictions.withInSampleProbabilities(Matrix.builder(n, 10).build());
    assertArrayEquals(Posteriors.of(drawn.predictions).values(), Posteriors.of(nothing).values());
  }

  @Test
  void sameInputGivesSameBits() {
    Predictions predictions = Drawn.of(500, 5, 0.1, 1, 2).predictions;
    assertArrayEquals(Posteriors.of(predictions).values(), Posteriors.of(predictions).values());
  }

  @Test
  void partsThatAgreeChangeLittleAndPartsThatKnowMoreHelp() {
    Drawn drawn = Drawn.of(4000, 10, 0.15, 1, 8);
    int n = drawn.wrong.length;
    SplittableRandom random = new SplittableRandom(1);
    float[] agreements = new float[n];
    for (int r = 0; r < n; r++) {
      double agreement = (drawn.wrong[r] ? 0.2 : 0.8) + 0.12 * random.nextGaussian();
      agreements[r] = (float) Math.min(1, Math.max(0, agreement));
    }
    int[] ones = new int[n];
    Arrays.fill(ones, 1);
    Predictions more = drawn.predictions.with(Neighbours.of(20, agreements, new int[n], ones));
    double alone = precision(drawn.predictions, drawn);
    assertTrue(precision(more, drawn) > alone + 0.02, precision(more, drawn) + " after " + alone);
    assertEquals(alone, precision(Simulated.full(drawn.predictions), drawn), 0.03);
  }

  /** Share of wrong labels among as many suspects as there are wrong labels. */
  private static double precision(Predictions predictions, Drawn drawn) {
    int errors = drawn.errors();
    Suspects top = Losses.of(predictions).by("suspicion").top(errors);
    return (double) top.stream().filter(s -> drawn.wrong[s.row()]).count() / errors;
  }
}
