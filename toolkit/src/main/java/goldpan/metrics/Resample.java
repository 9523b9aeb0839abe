package goldpan.metrics;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows with how often each counts: all once, or as a bootstrap draws them. */
public final class Resample {
  private static final long ODD = 0xD1342543DE82EF95L;
  private final EvaluationData data;
  private final int[] weights;
  private final long total;
  private final WeightedConfusion confusion;

  private Resample(EvaluationData data, int[] weights, long total) {
    this.data = data;
    this.weights = weights;
    this.total = total;
    this.confusion = WeightedConfusion.of(data, weights);
  }

  /** Every row once. */
  public static Resample all(EvaluationData data) {
    int[] once = new int[data.size()];
    Arrays.fill(once, 1);
    return new Resample(data, once, once.length);
  }

  /** As many rows as there are, drawn with replacement; the same for one seed and number. */
  public static Resample drawn(EvaluationData data, long seed, int number) {
    return new Resample(data, weights(data.size(), seed, number), data.size());
  }

  /** How often each of N rows is drawn. */
  static int[] weights(int n, long seed, int number) {
    // Hashed once more: seeds at a fixed distance could be one stream, begun a little later.
    long hashed = new SplittableRandom(seed + ODD * number).nextLong();
    SplittableRandom random = new SplittableRandom(hashed);
    int[] weights = new int[n];
    for (int i = 0; i < n; i++) {
      weights[random.nextInt(n)]++;
    }
    return weights;
  }

  public EvaluationData data() {
    return data;
  }

  /** Number of rows, whatever they weigh. */
  public int size() {
    return weights.length;
  }

  public int weight(int row) {
    return weights[row];
  }

  /** Sum of all weights. */
  public long total() {
    return total;
  }

  /** Given against predicted classes. */
  WeightedConfusion confusion() {
    return confusion;
  }
}
