package goldpan.metrics;

import java.util.ArrayList;
import java.util.List;

/** How right predictions are against how sure they are. */
final class Calibration {
  static final int BINS = 15;

  private Calibration() {}

  /**
   * The samples of a range of confidence.
   *
   * @param from lower end, excluded
   * @param to upper end, included
   * @param count weighted number
   * @param confidence their mean highest probability
   * @param accuracy the share predicted as labelled
   */
  record Bin(double from, double to, long count, double confidence, double accuracy) {}

  /** The bins that hold samples, by rising confidence. */
  static List<Bin> bins(Evaluated data, int[] weights) {
    long[] counts = new long[BINS];
    long[] right = new long[BINS];
    double[] sure = new double[BINS];
    for (int i = 0; i < data.size(); i++) {
      double confidence = data.probability(i, data.predicted(i));
      int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(confidence * BINS) - 1));
      counts[bin] += weights[i];
      sure[bin] += weights[i] * confidence;
      right[bin] += data.predicted(i) == data.label(i) ? weights[i] : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (counts[b] > 0) {
        bins.add(
            new Bin(
                (double) b / BINS,
                (b + 1.0) / BINS,
                counts[b],
                sure[b] / counts[b],
                (double) right[b] / counts[b]));
      }
    }
    return bins;
  }
}
