package goldpan.noise;

/**
 * Margins of right and of wrong labels as a mixture of distributions: {@code w(0) N2(x; mode, left,
 * right) + sum over kinds j ≥ 1 of w(j) N(x; mean(j), deviation(j))}, where the two-piece normal
 * distribution N2 is that of the right labels. Immutable; {@link MixtureFit} makes it.
 */
final class MarginMixture {
  private final double[] shares;
  private final TwoPieceNormal right;
  private final TwoPieceNormal[] wrong;

  /**
   * @param shares w of the right labels, then of each kind of wrong ones; they sum to one
   */
  MarginMixture(double[] shares, TwoPieceNormal right, TwoPieceNormal[] wrong) {
    this.shares = shares;
    this.right = right;
    this.wrong = wrong;
  }

  /** The distribution of the right labels. */
  TwoPieceNormal right() {
    return right;
  }

  /** Share of right labels, then of each kind of wrong ones, in [0, 1]. */
  double share(int part) {
    return shares[part];
  }

  /** Log-odds that the label of a row with this margin is wrong. */
  double logOdds(double x) {
    double highest = Double.NEGATIVE_INFINITY;
    for (TwoPieceNormal kind : wrong) {
      highest = Math.max(highest, kind.logDensity(x));
    }
    double sum = 0;
    for (int j = 0; j < wrong.length; j++) {
      sum += shares[j + 1] * Math.exp(wrong[j].logDensity(x) - highest);
    }
    return highest + Math.log(sum) - Math.log(shares[0]) - right.logDensity(x);
  }
}
