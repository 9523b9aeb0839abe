package goldpan.noise;

import java.util.Arrays;

/**
 * How many of a ranking to take so that the F1 of what is taken is expected to be highest: with m
 * taken, {@code 2 · sum of the chances of those taken / (m + sum of all chances)}. None are taken
 * where less than half a row is expected to be wrong.
 *
 * @see <a href="https://arxiv.org/abs/1206.4625">Ye, Chai, Lee and Chieu, Optimizing F-measure: A
 *     Tale of Two Approaches, 2012, section 3</a>
 */
final class ExpectedF1 {
  private static final double LEAST_WRONG = 0.5;

  private ExpectedF1() {}

  /**
   * How many to take.
   *
   * @param falling chances in [0, 1] of being wrong, most suspicious first
   */
  static int count(double[] falling) {
    double all = Arrays.stream(falling).sum();
    double best = 0;
    int take = 0;
    double taken = 0;
    for (int i = 0; all >= LEAST_WRONG && i < falling.length; i++) {
      taken += falling[i];
      double f1 = 2 * taken / (i + 1 + all);
      if (f1 > best) {
        best = f1;
        take = i + 1;
      }
    }
    return take;
  }
}
