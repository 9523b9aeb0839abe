package goldpan.plots;

import goldpan.mining.Scores;
import java.util.Arrays;

/**
 * Scores counted in bins of equal width on their axis, which is the score itself or its decimal
 * logarithm.
 */
final class Bins {
  private static final int COUNT = 60;
  private static final double SMALLEST = 1e-7;
  private final boolean logarithmic;
  private final double low;
  private final double width;
  private final int[] counts;

  private Bins(boolean logarithmic, double[] places) {
    this.logarithmic = logarithmic;
    Range range = Range.of(places);
    this.low = range.low();
    this.width = (range.high() - range.low()) / COUNT;
    this.counts = new int[COUNT];
    for (double place : places) {
      counts[(int) Math.min(COUNT - 1, (place - low) / width)]++;
    }
  }

  /** Bins of the scores as they are. */
  static Bins even(Scores scores) {
    return new Bins(false, scores.values());
  }

  /**
   * Bins of the scores' logarithms; those below 1e-7 count in the lowest. Scores of which some are
   * negative have no logarithm and are binned as they are.
   */
  static Bins logarithmic(Scores scores) {
    double[] values = scores.values();
    if (values.length == 0 || Range.of(values).low() < 0) {
      return even(scores);
    }
    return new Bins(true, Arrays.stream(values).map(Bins::log).toArray());
  }

  private static double log(double value) {
    return Math.log10(Math.max(value, SMALLEST));
  }

  boolean isLogarithmic() {
    return logarithmic;
  }

  /** Where a score lies on the axis. */
  double place(double score) {
    return logarithmic ? log(score) : score;
  }

  int size() {
    return COUNT;
  }

  int count(int bin) {
    return counts[bin];
  }

  double from(int bin) {
    return low + bin * width;
  }

  int largest() {
    return Arrays.stream(counts).max().orElse(0);
  }
}
