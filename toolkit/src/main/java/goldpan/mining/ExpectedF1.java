package goldpan.mining;

/**
 * How many of a ranking to take so that the F1 of what is taken is expected to be highest: with m
 * taken, {@code 2 · sum of the chances of those taken / (m + sum of all chances)}. Taking none is
 * worth the chance that nothing is wrong, as F1 is then 1.
 *
 * @see <a href="https://arxiv.org/abs/1206.4625">Ye, Chai, Lee and Chieu, Optimizing F-measure: A
 *     Tale of Two Approaches, 2012, section 3</a>
 */
final class ExpectedF1 {
  private ExpectedF1() {}

  /**
   * How many to take.
   *
   * @param falling rows, most suspicious first
   * @param chances of being wrong, by row
   */
  static int most(int[] falling, double[] chances) {
    double all = 0;
    double noneWrong = 0;
    for (double chance : chances) {
      all += chance;
      noneWrong += Math.log1p(-Math.min(chance, 1 - 1e-12));
    }
    double best = Math.exp(noneWrong);
    int take = 0;
    double taken = 0;
    for (int i = 0; i < falling.length; i++) {
      taken += chances[falling[i]];
      double f1 = 2 * taken / (i + 1 + all);
      if (f1 > best) {
        best = f1;
        take = i + 1;
      }
    }
    return take;
  }
}
