package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Matrix;
import goldpan.predict.Neighbours;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link Losses#suspects} takes of probabilities alone, where it is known what is wrong. */
class DefaultSuspectsTest {

  /** Samples whose truth is drawn from their probabilities and then relabelled at a rate. */
  private static final class Drawn {
    private final Predictions predictions;
    private final boolean[] wrong;

    private Drawn(Predictions predictions, boolean[] wrong) {
      this.predictions = predictions;
      this.wrong = wrong;
    }

    /**
     * @param rate of wrong labels
     * @param sharpness 1 where the model is as sure as it may be; 2 squares its probabilities
     */
    static Drawn of(int n, int k, double rate, double sharpness, long seed) {
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
        rows[r] = softmax(logits, sharpness);
      }
      return new Drawn(Simulated.predictions(labels, rows), wrong);
    }

    int errors() {
      return (int) IntStream.range(0, wrong.length).filter(i -> wrong[i]).count();
    }

    double f1(int[] rows) {
      long hits = IntStream.of(rows).filter(r -> wrong[r]).count();
      return 2.0 * hits / (rows.length + errors());
    }

    double f1() {
      return f1(rows(Losses.of(predictions).suspects()));
    }

    /** The best F1 that any cut of the plain loss could have. */
    double best() {
      int[] falling = Losses.of(predictions).scores().descending();
      double best = 0;
      int hits = 0;
      for (int i = 0; i < falling.length; i++) {
        hits += wrong[falling[i]] ? 1 : 0;
        best = Math.max(best, 2.0 * hits / (i + 1 + errors()));
      }
      return best;
    }
  }

  private static int[] rows(Suspects suspects) {
    return suspects.stream().mapToInt(Suspect::row).toArray();
  }

  private static float[] softmax(double[] logits, double sharpness) {
    double highest = Arrays.stream(logits).max().orElse(0);
    double[] e = Arrays.stream(logits).map(z -> Math.exp(sharpness * (z - highest))).toArray();
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

  @ParameterizedTest
  @CsvSource({
    "1000,2,.1,1", "1000,2,.3,1", "1000,10,.06,1", "1000,20,.2,1.5", "5000,2,.05,1.5",
    "5000,2,.2,1.5", "5000,10,.02,1", "5000,10,.2,1.5", "5000,10,.4,1.5", "5000,10,.4,0.5",
    "5000,20,.05,2", "5000,20,.6,1", "5000,100,.01,1", "5000,100,.05,1.5", "5000,100,.2,2",
    "5000,100,.4,1.5"
  })
  void isNearlyAsGoodAsTheBestCutOfTheLoss(int n, int k, double rate, double sharpness) {
    Drawn drawn = Drawn.of(n, k, rate, sharpness, 5);
    double ours = drawn.f1();
    double best = drawn.best();
    assertTrue(ours > 0.75 * best, ours + " of " + best);
  }

  @ParameterizedTest
  @CsvSource({"1000,2", "1000,10", "5000,20", "5000,100"})
  void anEasyTaskWithoutErrorsGivesAShortList(int n, int k) {
    SplittableRandom random = new SplittableRandom(7);
    int[] labels = new int[n];
    float[][] rows = new float[n][];
    for (int r = 0; r < n; r++) {
      double[] logits = new double[k];
      Arrays.setAll(logits, c -> 1.5 * random.nextGaussian());
      logits[random.nextInt(k)] += 7 + Math.log(k) + 4 * random.nextDouble();
      rows[r] = softmax(logits, 1);
      labels[r] = draw(rows[r], random.nextDouble());
    }
    int taken = Losses.of(Simulated.predictions(labels, rows)).suspects().size();
    assertTrue(taken <= 0.01 * n, "" + taken);
  }

  @Test
  void roundedToTwoDecimalsAndSoOftenExactlyZeroItStillFindsThem() {
    Drawn drawn = Drawn.of(4000, 10, 0.06, 1, 3);
    int n = drawn.predictions.size();
    int[] labels = IntStream.range(0, n).map(drawn.predictions::label).toArray();
    float[][] rows = new float[n][10];
    for (int r = 0; r < n; r++) {
      float sum = 0;
      for (int k = 0; k < 10; k++) {
        rows[r][k] = Math.round(100 * drawn.predictions.probability(r, k)) / 100f;
        sum += rows[r][k];
      }
      for (int k = 0; k < 10; k++) {
        rows[r][k] /= sum;
      }
    }
    Drawn rounded = new Drawn(Simulated.predictions(labels, rows), drawn.wrong);
    assertTrue(rounded.f1() > 0.85 * drawn.best(), rounded.f1() + " of " + drawn.best());
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
  void oneWrongLabelAmongFewIsFound() {
    float[][] rows = new float[20][];
    Arrays.setAll(rows, r -> r % 2 == 0 ? new float[] {0.99f, 0.01f} : new float[] {0.01f, 0.99f});
    int[] labels = IntStream.range(0, 20).map(r -> r == 7 ? 0 : r % 2).toArray();
    Suspects suspects = Losses.of(Simulated.predictions(labels, rows)).suspects();
    assertEquals(7, suspects.get(0).row());
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
    double[] scores = Losses.of(Simulated.predictions(labels, rows)).labelErrors().scores();
    assertTrue(scores[0] > scores[1] + 1, scores[0] + " and " + scores[1]);
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
    double f1 = new Drawn(Simulated.predictions(labels, rows), wrong).f1();
    assertTrue(f1 > 0.9, "" + f1);
  }

  @Test
  void inEachClassTheMoreDoubtedComeFirst() {
    int n = 2000;
    float[][] rows = new float[n][];
    int[] labels = new int[n];
    for (int r = 0; r < n; r++) {
      float doubt = r < 40 ? 0.5f + 0.01f * r : 0.01f;
      labels[r] = r % 2;
      rows[r] = r % 2 == 0 ? new float[] {1 - doubt, doubt} : new float[] {doubt, 1 - doubt};
    }
    Predictions predictions = Simulated.predictions(labels, rows);
    int[] order = Losses.of(predictions).by("suspicion").scores().descending(40);
    for (int given = 0; given < 2; given++) {
      int label = given;
      IntPredicate own = r -> r % 2 == label;
      int[] falling = IntStream.range(0, 20).map(i -> 2 * (19 - i) + label).toArray();
      assertArrayEquals(falling, IntStream.of(order).filter(own).toArray());
    }
  }

  @Test
  void whatOlderRunsKeptWithoutATrainingRecordChangesNothing() {
    Predictions bare = Drawn.of(1000, 5, 0.1, 1, 2).predictions;
    int n = bare.size();
    Predictions more =
        bare.withInSampleProbabilities(Matrix.builder(n, 5).build())
            .with(Neighbours.of(20, new float[n], new int[n], new int[n]));
    assertArrayEquals(
        Losses.of(bare).labelErrors().scores(), Losses.of(more).labelErrors().scores());
    assertArrayEquals(rows(Losses.of(bare).suspects()), rows(Losses.of(more).suspects()));
  }
}
