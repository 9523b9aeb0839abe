package goldpan.metrics;

import goldpan.data.Words;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * McNemar's test of whether two models are right equally often on the same rows. With b rows that
 * only the first gets right and c that only the second does: exact, two-sided binomial p(b | b + c,
 * 1/2), for b + c up to {@value #MOST_EXACT}; else (|b - c| - 1)² / (b + c) against χ² of one
 * degree.
 *
 * @param onlyFirst rows that only the first gets right, b
 * @param onlySecond rows that only the second gets right, c
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar, 1947</a>
 * @see <a href="https://doi.org/10.1162/089976698300017197">Dietterich, 1998, section 3.1</a>
 */
public record McNemar(long onlyFirst, long onlySecond) {
  private static final int MOST_EXACT = 1000;

  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(
          Words.of("counts are %d and %d; expected 0 or more", onlyFirst, onlySecond));
    }
  }

  /**
   * Compares two models on the same rows.
   *
   * @throws IllegalArgumentException when these are not the same rows
   */
  public static McNemar of(EvaluationData first, EvaluationData second) {
    SameRows.require(first, second);
    long onlyFirst = 0;
    long onlySecond = 0;
    for (int r = 0; r < first.size(); r++) {
      onlyFirst += first.isRight(r) && !second.isRight(r) ? 1 : 0;
      onlySecond += second.isRight(r) && !first.isRight(r) ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond);
  }

  /** The chance of a difference as large by chance alone, in (0, 1]; 1 where they never differ. */
  public double pValue() {
    long differ = onlyFirst + onlySecond;
    if (differ == 0) {
      return 1;
    }
    if (differ <= MOST_EXACT) {
      long fewer = Math.min(onlyFirst, onlySecond);
      return Math.min(
          1,
          2 * new BinomialDistribution(null, (int) differ, 0.5).cumulativeProbability((int) fewer));
    }
    double off = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
    return 1 - new ChiSquaredDistribution(null, 1).cumulativeProbability(off * off / differ);
  }

  /** Whether {@link #pValue} is worked out exactly. */
  public boolean isExact() {
    return onlyFirst + onlySecond <= MOST_EXACT;
  }
}
