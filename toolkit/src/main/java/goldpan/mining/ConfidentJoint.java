package goldpan.mining;

import goldpan.predict.Predictions;
import java.util.Arrays;

/**
 * Confident learning's count of which labels were given where another is likely: K×K counts over
 * all samples. Immutable.
 *
 * <p>A class's threshold is the mean probability the model gives it on samples labelled with it. A
 * sample counts for the most probable of the classes whose threshold its probability reaches; of
 * equals for its given label if that is among them, else for the first. A sample that reaches no
 * threshold is not counted. Means are rounded to 32-bit floats, as the probabilities are, so that a
 * probability equal to the mean of its equals reaches it. A class without samples has no threshold
 * and is never likely.
 *
 * <p>Cost: two passes over the probabilities, O(N K) time and O(K²) memory; rows are read one at a
 * time, and there is no second way that could answer otherwise.
 *
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang, Confident Learning,
 *     2021, equations 1 to 3</a>
 */
public final class ConfidentJoint {
  private final float[] thresholds;
  private final int[] labelled;
  private final int[][] counts;
  private final long[] counted;

  private ConfidentJoint(float[] thresholds, int[] labelled, int[][] counts) {
    this.thresholds = thresholds;
    this.labelled = labelled;
    this.counts = counts;
    this.counted = new long[counts.length];
  }

  /** Counts these predictions against their given labels. */
  public static ConfidentJoint of(Predictions predictions) {
    int k = predictions.classes();
    double[] sums = new double[k];
    int[] labelled = new int[k];
    for (int r = 0; r < predictions.size(); r++) {
      int label = predictions.label(r);
      sums[label] += predictions.probability(r, label);
      labelled[label]++;
    }
    float[] thresholds = new float[k];
    for (int c = 0; c < k; c++) {
      thresholds[c] = labelled[c] == 0 ? Float.POSITIVE_INFINITY : (float) (sums[c] / labelled[c]);
    }
    ConfidentJoint joint = new ConfidentJoint(thresholds, labelled, new int[k][k]);
    joint.count(predictions);
    return joint;
  }

  private void count(Predictions predictions) {
    float[] row = new float[classes()];
    for (int r = 0; r < predictions.size(); r++) {
      predictions.row(r, row);
      int given = predictions.label(r);
      int likely = likely(row, given);
      if (likely >= 0) {
        counts[given][likely]++;
        counted[given]++;
      }
    }
  }

  /** Number of classes, K. */
  public int classes() {
    return thresholds.length;
  }

  /** The probability from which on a class is likely; infinite for a class without samples. */
  public float threshold(int k) {
    return thresholds[k];
  }

  /**
   * The class a sample counts for; -1 when it reaches no threshold.
   *
   * @param probabilities K values
   * @param given the given label, which wins a tie
   */
  public int likely(float[] probabilities, int given) {
    int best = -1;
    for (int k = 0; k < thresholds.length; k++) {
      float p = probabilities[k];
      if (p >= thresholds[k]
          && (best < 0 || p > probabilities[best] || (p == probabilities[best] && k == given))) {
        best = k;
      }
    }
    return best;
  }

  /** Samples labelled {@code given} that count for {@code likely}. */
  public int count(int given, int likely) {
    return counts[given][likely];
  }

  /** Samples labelled {@code given}, counted or not. */
  public int labelled(int given) {
    return labelled[given];
  }

  /**
   * The calibrated joint, in samples: each row of counts stretched to the number of samples with
   * that label. A label none of whose samples counts is taken to be right throughout.
   */
  public double calibrated(int given, int likely) {
    if (counted[given] == 0) {
      return given == likely ? labelled[given] : 0;
    }
    return (double) counts[given][likely] * labelled[given] / counted[given];
  }

  /**
   * The calibrated row of a label in whole samples that sum to {@link #labelled}: rounded down, and
   * what is left over goes to the largest remainders, of equals to the first.
   */
  public int[] whole(int given) {
    int k = classes();
    int[] whole = new int[k];
    long[] order = new long[k];
    int left = labelled[given];
    for (int c = 0; c < k; c++) {
      double share = calibrated(given, c);
      whole[c] = (int) Math.floor(share + 1e-9);
      left -= whole[c];
      long remainder = Math.round((share - whole[c]) * (1 << 30));
      order[c] = -remainder * (1L << 20) + c;
    }
    Arrays.sort(order);
    for (int i = 0; i < left; i++) {
      whole[(int) Math.floorMod(order[i], 1L << 20)]++;
    }
    return whole;
  }

  /** Estimated number of wrong labels: what the calibrated joint holds off its diagonal. */
  public double errors() {
    double sum = 0;
    for (int given = 0; given < classes(); given++) {
      sum += labelled[given] - calibrated(given, given);
    }
    return sum;
  }

  @Override
  public String toString() {
    long samples = Arrays.stream(labelled).asLongStream().sum();
    return "confident joint of %s samples and %s classes: about %s labels wrong (%s)"
        .formatted(
            Numbers.count(samples),
            Numbers.count(classes()),
            Numbers.count(Math.round(errors())),
            Numbers.percent(samples == 0 ? 0 : errors() / samples));
  }
}
