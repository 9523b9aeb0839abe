package goldpan.metrics;

import goldpan.data.Words;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.apache.commons.math3.util.FastMath;

/**
 * A 95 % confidence interval.
 *
 * @param low its lower end
 * @param high its upper end
 * @param method how it was made: {@code Wilson}, {@code bootstrap}
 */
public record Interval(double low, double high, String method) {
  /** How often an interval is to hold the true value. */
  public static final double LEVEL = 0.95;

  private static final double LEAST_DEFINED = 0.95;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          Words.of("interval is [%s, %s]; expected its lower end first", low, high));
    }
  }

  /**
   * Wilson's score interval of a proportion; empty of no trials.
   *
   * @param hits in [0, trials]
   * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson, 1927</a>
   */
  public static Optional<Interval> wilson(long hits, long trials) {
    if (trials == 0) {
      return Optional.empty();
    }
    var found =
        new WilsonScoreInterval()
            .createInterval(FastMath.toIntExact(trials), FastMath.toIntExact(hits), LEVEL);
    double share = (double) hits / trials;
    return Optional.of(
        new Interval(
            Math.max(0, Math.min(share, found.getLowerBound())),
            Math.min(1, Math.max(share, found.getUpperBound())),
            "Wilson"));
  }

  /**
   * The percentile interval of bootstrap replicates; those that are NaN are left out, and where
   * more than one in twenty is, there is no interval.
   *
   * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani, An Introduction to
   *     the Bootstrap, 1993, chapter 13</a>
   */
  public static Optional<Interval> percentile(double[] replicates) {
    double[] sorted = DoubleStream.of(replicates).filter(v -> !Double.isNaN(v)).sorted().toArray();
    if (sorted.length == 0 || sorted.length < LEAST_DEFINED * replicates.length) {
      return Optional.empty();
    }
    double tail = (1 - LEVEL) / 2;
    return Optional.of(
        new Interval(quantile(sorted, tail), quantile(sorted, 1 - tail), "bootstrap"));
  }

  /** Linear between order statistics, as numpy's default. */
  static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** Whether it holds {@code value}. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  @Override
  public String toString() {
    return Words.of("%.4f–%.4f", low, high);
  }
}
