package goldpan.mining;

import goldpan.data.Dataset;
import goldpan.data.Media;
import goldpan.data.Pixels;
import goldpan.data.Split;
import goldpan.predict.Dynamics;
import goldpan.predict.Matrix;
import goldpan.predict.Neighbours;
import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Datasets and predictions made up by seed, shaped like those of a decent classifier. */
public final class Simulated {
  private Simulated() {}

  /** One grey pixel a sample. */
  private record Dots(int size) implements Media {
    @Override
    public Pixels pixels(int position) {
      return Pixels.of(1, 1, 1, bytes(position));
    }

    @Override
    public byte[] bytes(int position) {
      return new byte[] {(byte) position};
    }
  }

  public static Dataset dataset(List<String> classes, int[] labels, Split[] splits) {
    return Dataset.of(
        "simulated",
        Path.of("simulated"),
        classes,
        Dataset.Ids.numbered(labels.length),
        labels,
        splits,
        new Dots(labels.length),
        List.of());
  }

  /** Predictions for samples without a split, with these labels and rows. */
  public static Predictions predictions(int[] labels, float[]... rows) {
    int k = rows.length == 0 ? 2 : rows[0].length;
    return predictions(labels, k, k(k), Origin.OUT_OF_FOLD, r -> rows[r]);
  }

  /** N samples of K classes in two splits, a share of them with a wrong label. */
  public static Predictions predictions(int n, int k, double wrong, long seed) {
    return predictions(n, k(k), wrong, Origin.OUT_OF_FOLD, seed);
  }

  public static Predictions predictions(
      int n, List<String> classes, double wrong, Origin origin, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int k = classes.size();
    int[] labels = new int[n];
    int[] truth = new int[n];
    for (int i = 0; i < n; i++) {
      truth[i] = (int) (k * Math.pow(random.nextDouble(), k > 20 ? 1.7 : 1.15));
      labels[i] = random.nextDouble() < wrong ? random.nextInt(k) : truth[i];
    }
    return predictions(
        labels, k, classes, origin, r -> softmax(random, truth[r], k, random.nextDouble()));
  }

  private static Predictions predictions(
      int[] labels, int k, List<String> classes, Origin origin, IntFunction<float[]> rows) {
    int n = labels.length;
    Split[] splits = new Split[n];
    Arrays.setAll(splits, i -> i < 0.8 * n ? Split.TRAIN : Split.TEST);
    Matrix.Builder matrix = Matrix.builder(n, k);
    for (int r = 0; r < n; r++) {
      matrix.set(r, rows.apply(r), 0);
    }
    Origin[] origins = new Origin[n];
    Arrays.fill(origins, origin);
    return Predictions.of(
        dataset(classes, labels, splits),
        IntStream.range(0, n).toArray(),
        matrix.build(),
        origins,
        IntStream.range(0, n).map(i -> i % 5).toArray(),
        new Provenance("simulated classifier", 7, "none", "cpu", 1),
        List.of(),
        null);
  }

  /** The same predictions with dynamics, their threshold, and neighbours that say what they say. */
  public static Predictions full(Predictions p) {
    int n = p.size();
    int[] epochs = new int[n];
    Arrays.fill(epochs, 12);
    float[][] columns = new float[6][n];
    float[] agreements = new float[n];
    int[] commonest = new int[n];
    int[] votes = new int[n];
    for (int r = 0; r < n; r++) {
      float given = p.probability(r, p.label(r));
      columns[0][r] = given - (1 - given);
      columns[1][r] = given;
      columns[2][r] = 0.5f * (1 - given);
      columns[3][r] = Math.max(given, 0.1f);
      columns[4][r] = 5 * (1 - given);
      columns[5][r] = 1.4f * (1 - given);
      agreements[r] = given;
      commonest[r] = p.predicted(r);
      votes[r] = Math.round(1 + 19 * p.probability(r, p.predicted(r)));
    }
    return p.with(Dynamics.of(epochs, columns).withThreshold(-0.5))
        .with(Neighbours.of(20, agreements, commonest, votes));
  }

  private static float[] softmax(SplittableRandom random, int truth, int k, double ease) {
    double[] logits = new double[k];
    double sum = 0;
    for (int c = 0; c < k; c++) {
      logits[c] =
          Math.exp(1.5 * random.nextGaussian() + (c == truth ? 2 + Math.log(k) + 6 * ease : 0));
      sum += logits[c];
    }
    float[] row = new float[k];
    for (int c = 0; c < k; c++) {
      row[c] = (float) (logits[c] / sum);
    }
    return row;
  }

  private static List<String> k(int k) {
    return IntStream.range(0, k).mapToObj(i -> "class " + i).toList();
  }
}
