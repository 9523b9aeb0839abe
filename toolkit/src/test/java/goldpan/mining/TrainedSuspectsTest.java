package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.noise.Descending;
import goldpan.predict.Dynamics;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@link Losses#suspects} takes where a training was recorded and it is known what is wrong.
 */
class TrainedSuspectsTest {

  /**
   * Trainings made up by seed: out of fold a model is often wrong; models that learn from a row
   * come to see its true class, and its given one a little.
   */
  private static final class Trained {
    private final Predictions predictions;
    private final boolean[] wrong;

    /**
     * @param rate of wrong labels
     * @param skill logits by which the model knows the true class out of fold
     * @param pair whether wrong labels are the next class; otherwise any
     */
    Trained(int n, int k, double rate, double skill, boolean pair) {
      SplittableRandom random = new SplittableRandom(1000L * n + k);
      int[] labels = new int[n];
      float[][] rows = new float[n][];
      float[] late = new float[n];
      wrong = new boolean[n];
      for (int r = 0; r < n; r++) {
        int truth = r % k;
        wrong[r] = random.nextDouble() < rate;
        int step = pair ? 1 : 1 + random.nextInt(k - 1);
        labels[r] = wrong[r] ? (truth + step) % k : truth;
        double[] logits = new double[k];
        Arrays.setAll(logits, c -> 1.2 * random.nextGaussian());
        logits[truth] += skill * (0.5 + random.nextDouble());
        rows[r] = softmax(logits);
        logits[truth] += 2;
        logits[labels[r]] += 0.8;
        late[r] = (float) margin(logits, labels[r]);
      }
      float[] none = new float[n];
      int[] epochs = new int[n];
      Arrays.fill(epochs, 10);
      predictions =
          Simulated.predictions(labels, rows)
              .with(Dynamics.of(epochs, late, none, none, none, none, none, late));
    }

    int[] taken() {
      return Losses.of(predictions).suspects().stream().mapToInt(Suspect::row).toArray();
    }

    int errors() {
      return (int) IntStream.range(0, wrong.length).filter(i -> wrong[i]).count();
    }

    double f1() {
      int[] taken = taken();
      long hits = IntStream.of(taken).filter(r -> wrong[r]).count();
      return 2.0 * hits / (taken.length + errors());
    }

    double best() {
      double best = 0;
      int hits = 0;
      int[] falling = Descending.order(Losses.of(predictions).labelErrors().scores());
      for (int i = 0; i < falling.length; i++) {
        hits += wrong[falling[i]] ? 1 : 0;
        best = Math.max(best, 2.0 * hits / (i + 1 + errors()));
      }
      return best;
    }
  }

  private static float[] softmax(double[] logits) {
    double highest = Arrays.stream(logits).max().orElse(0);
    double[] e = Arrays.stream(logits).map(z -> Math.exp(z - highest)).toArray();
    double sum = Arrays.stream(e).sum();
    float[] row = new float[e.length];
    for (int k = 0; k < row.length; k++) {
      row[k] = (float) (e[k] / sum);
    }
    return row;
  }

  private static double margin(double[] logits, int given) {
    double other = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < logits.length; k++) {
      other = k == given ? other : Math.max(other, logits[k]);
    }
    return logits[given] - other;
  }

  @ParameterizedTest
  @CsvSource({
    "1000,2,.1,3,false", "1000,2,.3,3,false", "1000,10,.06,3,false", "1000,10,.06,3,true",
    "3000,10,.2,3,true", "3000,10,.4,3,false", "3000,20,.1,4,false", "3000,20,.3,4,true",
    "3000,100,.1,5,false", "3000,100,.4,5,false"
  })
  void isNearlyAsGoodAsTheBestCut(int n, int k, double rate, double skill, boolean pair) {
    Trained trained = new Trained(n, k, rate, skill, pair);
    double ours = trained.f1();
    double best = trained.best();
    assertTrue(ours > 0.8 * best, ours + " of " + best);
  }

  @ParameterizedTest
  @CsvSource({"1000,2,8", "1000,10,9", "3000,20,10", "3000,100,12"})
  void anEasyTaskWithoutErrorsGivesNoMoreThanAPage(int n, int k, double skill) {
    int taken = new Trained(n, k, 0, skill, false).taken().length;
    assertTrue(taken <= 36, taken + " taken");
  }

  @Test
  void ofManySamplesTheFewThatDisagreeFillAPage() {
    // all but 50 of 10,000 are beyond doubt; of these 36, the page, are worth a look
    int n = 10_000;
    int[] labels = new int[n];
    float[][] rows = new float[n][];
    float[] late = new float[n];
    int[] epochs = new int[n];
    SplittableRandom random = new SplittableRandom(8);
    for (int r = 0; r < n; r++) {
      labels[r] = r % 3;
      boolean doubted = r % 200 == 0;
      float most = doubted ? 0.55f : 0.98f + 0.01f * (float) random.nextDouble();
      rows[r] = new float[] {(1 - most) / 2, (1 - most) / 2, (1 - most) / 2};
      rows[r][doubted ? (r + 1) % 3 : r % 3] = most;
      late[r] = (float) (6 + random.nextGaussian());
      epochs[r] = 10;
    }
    float[] none = new float[n];
    Predictions predictions =
        Simulated.predictions(labels, rows)
            .with(Dynamics.of(epochs, late, none, none, none, none, none, late));
    assertEquals(36, Losses.of(predictions).suspects().size());
  }

  @ParameterizedTest
  @CsvSource({"1000,2", "1000,20", "2000,100"})
  void ofAModelThatLearntNothingNothingIsTakenAndWhyIsSaid(int n, int k) {
    SplittableRandom random = new SplittableRandom(k);
    Trained trained = new Trained(n, k, 0, 0, false);
    int[] labels = random.ints(n, 0, k).toArray();
    float[][] rows = new float[n][k];
    for (int r = 0; r < n; r++) {
      trained.predictions.row(r, rows[r]);
    }
    float[] late = new float[n];
    for (int r = 0; r < n; r++) {
      late[r] = (float) random.nextGaussian();
    }
    int[] epochs = new int[n];
    Arrays.fill(epochs, 10);
    float[] none = new float[n];
    Losses losses =
        Losses.of(
            Simulated.predictions(labels, rows)
                .with(Dynamics.of(epochs, late, none, none, none, none, none, late)));
    assertEquals(0, losses.suspects().size());
    assertEquals(
        Optional.of(
            "the baseline has learnt hardly anything: a given label fares no better than another class; train it longer, or give it more samples"),
        losses.labelErrors().reason());
  }

  @Test
  void exactZerosAreNoHarm() {
    Trained trained = new Trained(3000, 10, 0.1, 3, false);
    int n = trained.predictions.size();
    float[][] rows = new float[n][10];
    for (int r = 0; r < n; r++) {
      trained.predictions.row(r, rows[r]);
      float sum = 0;
      for (int k = 0; k < 10; k++) {
        rows[r][k] = rows[r][k] < 0.01f ? 0 : rows[r][k];
        sum += rows[r][k];
      }
      for (int k = 0; k < 10; k++) {
        rows[r][k] /= sum;
      }
    }
    int[] labels = IntStream.range(0, n).map(trained.predictions::label).toArray();
    Losses losses =
        Losses.of(
            Simulated.predictions(labels, rows).with(trained.predictions.dynamics().orElseThrow()));
    int[] taken = losses.suspects().stream().mapToInt(Suspect::row).toArray();
    long hits = IntStream.of(taken).filter(r -> trained.wrong[r]).count();
    double f1 = 2.0 * hits / (taken.length + trained.errors());
    assertTrue(f1 > 0.8 * trained.best(), f1 + " of " + trained.best());
  }
}
