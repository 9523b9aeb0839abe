package goldpan.mining;

import java.util.Arrays;

/**
 * The rows whose decision tells most about the precision of all: a systematic sample along the
 * ranking, each row weighted by the standard deviation {@code sqrt(p (1 - p))} of its own outcome,
 * as Neyman allocates a sample to strata.
 *
 * @see <a href="https://doi.org/10.2307/2342192">Neyman, On the Two Different Aspects of the
 *     Representative Method, 1934</a>
 */
final class Telling {
  /** So that rows the estimate is sure of are looked at too: it may be surely wrong. */
  private static final double LEAST = 0.1;

  private Telling() {}

  static int[] of(int[] rows, Posteriors posteriors, int n) {
    if (n >= rows.length) {
      return rows.clone();
    }
    double[] weights = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double p = posteriors.at(rows[i]);
      weights[i] = Math.max(LEAST, Math.sqrt(p * (1 - p)));
    }
    double step = Arrays.stream(weights).sum() / Math.max(1, n);
    int[] chosen = new int[n];
    int count = 0;
    double sum = 0;
    for (int i = 0; i < rows.length && count < n; i++) {
      sum += weights[i];
      if (sum >= (count + 0.5) * step || rows.length - i == n - count) {
        chosen[count++] = rows[i];
      }
    }
    return Arrays.copyOf(chosen, count);
  }
}
