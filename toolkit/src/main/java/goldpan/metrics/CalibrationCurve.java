package goldpan.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accuracy by confidence: rows in bins of equal width by the probability of their most probable
 * class, each bin closed at its upper end. Bins without rows are left out.
 */
public final class CalibrationCurve {
  /** Bins between 0 and 1. */
  public static final int BINS = 15;

  /**
   * One bin.
   *
   * @param rows how many rows are in it
   * @param confidence their mean probability of the most probable class
   * @param accuracy the share of them that is right
   */
  public record Bin(long rows, double confidence, double accuracy) {

    /** Wilson's interval of the accuracy. */
    public Optional<Interval> interval() {
      return Interval.wilson(Math.round(accuracy * rows), rows);
    }
  }

  private final List<Bin> bins;
  private final long rows;

  private CalibrationCurve(List<Bin> bins, long rows) {
    this.bins = bins;
    this.rows = rows;
  }

  static CalibrationCurve of(Resample rows) {
    long[] counts = new long[BINS];
    double[] sums = new double[BINS];
    long[] right = new long[BINS];
    EvaluationData data = rows.data();
    for (int r = 0; r < rows.size(); r++) {
      double confidence = data.probability(r, data.predicted(r));
      int bin = Math.min(BINS - 1, Math.max(0, (int) Math.ceil(confidence * BINS) - 1));
      counts[bin] += rows.weight(r);
      sums[bin] += rows.weight(r) * confidence;
      right[bin] += data.isRight(r) ? rows.weight(r) : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      if (counts[b] > 0) {
        bins.add(new Bin(counts[b], sums[b] / counts[b], (double) right[b] / counts[b]));
      }
    }
    return new CalibrationCurve(List.copyOf(bins), rows.total());
  }

  /** Bins with rows, by rising confidence. */
  public List<Bin> bins() {
    return bins;
  }

  /** Expected calibration error, in [0, 1]; NaN of no rows. */
  public double error() {
    double sum = 0;
    for (Bin bin : bins) {
      sum += bin.rows() * Math.abs(bin.accuracy() - bin.confidence());
    }
    return rows == 0 ? Double.NaN : sum / rows;
  }
}
