package goldpan.metrics;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's test of two classifiers on the same samples: of those that only one has right, is the
 * share of either beyond chance? Two-sided and exact: twice the binomial tail at one half.
 *
 * @param onlyFirst samples that only the first has right
 * @param onlySecond samples that only the second has right
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar, Note on the Sampling Error of the
 *     Difference between Correlated Proportions, 1947</a>
 */
public record McNemar(long onlyFirst, long onlySecond) {

  /**
   * @throws IllegalArgumentException if a count is negative
   */
  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          "counts are %d and %d; expected 0 or more".formatted(onlyFirst, onlySecond));
    }
  }

  /** Chance of such a difference or a larger one when both are as good, in (0, 1]. */
  public double pValue() {
    long n = onlyFirst + onlySecond;
    if (n == 0) {
      return 1;
    }
    BinomialDistribution half = new BinomialDistribution(null, Math.toIntExact(n), 0.5);
    return Math.min(1, 2 * half.cumulativeProbability((int) Math.min(onlyFirst, onlySecond)));
  }
}
