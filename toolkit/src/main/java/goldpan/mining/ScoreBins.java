package goldpan.mining;

import java.util.Arrays;

/**
 * Scores counted in bins of equal width on their axis, which is the score itself or its decimal
 * logarithm.
 */
public final class ScoreBins {
  private static final int COUNT = 60;
  private static final double SMALLEST = 1e-7;
  private final boolean logarithmic;
  private final double low;
  private final double width;
  private final int[] counts;

  private ScoreBins(boolean logarithmic, double[] places) {
    this.logarithmic = logarithmic;
    double least = Arrays.stream(places).min().orElse(0);
    double most = Arrays.stream(places).max().orElse(1);
    this.low = most > least ? least : least - 0.5;
    this.width = most > least ? (most - least) / COUNT : 1.0 / COUNT;
    this.counts = new int[COUNT];
    for (double place : places) {
      counts[(int) Math.min(COUNT - 1, (place - low) / width)]++;
    }
  }

  /** ScoreBins of the scores as they are. */
  public static ScoreBins even(Scores scores) {
    return new ScoreBins(false, scores.values());
  }

  /**
   * ScoreBins of the scores' logarithms; those below 1e-7 count in the lowest. Scores of which some
   * are negative have no logarithm and are binned as they are.
   */
  public static ScoreBins logarithmic(Scores scores) {
    double[] values = scores.values();
    if (values.length == 0 || Arrays.stream(values).min().orElse(0) < 0) {
      return even(scores);
    }
    return new ScoreBins(true, Arrays.stream(values).map(ScoreBins::log).toArray());
  }

  private static double log(double value) {
    return Math.log10(Math.max(value, SMALLEST));
  }

  /** Whether the axis is the decimal logarithm of the score. */
  public boolean isLogarithmic() {
    return logarithmic;
  }

  /** Where a score lies on the axis. */
  public double place(double score) {
    return logarithmic ? log(score) : score;
  }

  /** How many bins there are. */
  public int size() {
    return COUNT;
  }

  /** How many scores lie in a bin. */
  public int count(int bin) {
    return counts[bin];
  }

  /** Where a bin begins on the axis; that of {@code size()} is where the last one ends. */
  public double from(int bin) {
    return low + bin * width;
  }

  /** The most in any bin. */
  public int largest() {
    return Arrays.stream(counts).max().orElse(0);
  }
}
