package goldpan.noise;

import java.util.Arrays;

/**
 * Fits a {@link MarginMixture} by expectation-maximisation. What wrong labels look like is known
 * beforehand and stays: the shares, and the distribution of the right labels, are fitted.
 *
 * <p>It starts from the median, from half the distance between the 16 % and 84 % quantiles as
 * deviation, and from a share of {@value #START} for all wrong labels; {@value #PASSES} passes;
 * each kind of wrong label counts {@value #MORE_ROWS} rows more, so that no share comes to zero. Of
 * these none is sensitive: halved or doubled, the mean F1 moves by .005 at most. Cost: some tens of
 * nanoseconds a row and pass.
 *
 * @see <a href="https://www.jstor.org/stable/2984875">Dempster, Laird and Rubin, Maximum Likelihood
 *     from Incomplete Data via the EM Algorithm, 1977</a>
 * @see <a href="https://doi.org/10.1214/13-STS417">Wallis, The Two-Piece Normal, Binormal, or
 *     Double Gaussian Distribution, 2014, section 3: the likeliest deviations</a>
 */
final class MixtureFit {

  /**
   * How much wider right labels' margins are spread above the mode than below it: models grow surer
   * of easy rows without end, of hard ones slowly. 1.17 to 1.36 where the truth was looked at. 1:
   * mean F1 -.026, of people's errors -.116, as wrong labels then pass for a wide left side; 1.6:
   * -.016.
   */
  static final double SKEW = 1.3;

  private static final int PASSES = 200;
  private static final double START = 0.05;
  private static final double MORE_ROWS = 0.5;
  private static final double LEAST = 1e-6;

  private final double[] x;
  private final TwoPieceNormal[] wrong;
  private final double[] highest;
  private final double[][] relative;
  private final double[] right;

  private MixtureFit(double[] x, TwoPieceNormal[] wrong) {
    this.x = x;
    this.wrong = wrong;
    this.highest = new double[x.length];
    this.relative = new double[wrong.length][x.length];
    this.right = new double[x.length];
    Arrays.fill(highest, Double.NEGATIVE_INFINITY);
    for (TwoPieceNormal kind : wrong) {
      Arrays.setAll(highest, i -> Math.max(highest[i], kind.logDensity(x[i])));
    }
    for (int j = 0; j < wrong.length; j++) {
      TwoPieceNormal kind = wrong[j];
      Arrays.setAll(relative[j], i -> Math.exp(kind.logDensity(x[i]) - highest[i]));
    }
  }

  /**
   * Fits the distribution of right labels, and the shares.
   *
   * @param x N margins, at least one, in any order
   * @param wrong the distribution of each kind of wrong label, at least one kind
   */
  static MarginMixture of(double[] x, TwoPieceNormal[] wrong) {
    MixtureFit fit = new MixtureFit(x, wrong);
    double[] shares = new double[wrong.length + 1];
    Arrays.fill(shares, START / wrong.length);
    shares[0] = 1 - START;
    TwoPieceNormal fitted = fit.start();
    for (int pass = 1; pass <= PASSES; pass++) {
      double[] next = fit.expect(shares, fitted);
      fitted = fit.maximised(fitted);
      shares = next;
    }
    return new MarginMixture(shares, fitted, wrong);
  }

  private TwoPieceNormal start() {
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    double spread = (quantile(sorted, 0.84) - quantile(sorted, 0.16)) / 2;
    return skewed(quantile(sorted, 0.5), spread);
  }

  /** By linear interpolation between the two nearest values. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** Puts each row's chance of a right label in {@link #right}; gives the new shares. */
  private double[] expect(double[] shares, TwoPieceNormal of) {
    double[] next = new double[shares.length];
    double logShare = Math.log(shares[0]);
    for (int i = 0; i < x.length; i++) {
      double sum = 0;
      for (int j = 0; j < wrong.length; j++) {
        sum += shares[j + 1] * relative[j][i];
      }
      double odds = logShare + of.logDensity(x[i]) - highest[i] - Math.log(sum);
      right[i] = LogOdds.chance(odds);
      next[0] += right[i];
      for (int j = 0; j < wrong.length; j++) {
        next[j + 1] += (1 - right[i]) * shares[j + 1] * relative[j][i] / sum;
      }
    }
    double all = x.length + MORE_ROWS * wrong.length;
    for (int j = 0; j < next.length; j++) {
      next[j] = (next[j] + (j == 0 ? 0 : MORE_ROWS)) / all;
    }
    return next;
  }

  /** The likeliest distribution of the right labels, their chances being what they are. */
  private TwoPieceNormal maximised(TwoPieceNormal before) {
    double mode = mode(before);
    double rows = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double off = x[i] < mode ? x[i] - mode : (x[i] - mode) / SKEW;
      rows += right[i];
      squares += right[i] * off * off;
    }
    return skewed(mode, Math.sqrt(squares / rows));
  }

  private static TwoPieceNormal skewed(double mode, double left) {
    double deviation = Math.max(left, LEAST);
    return new TwoPieceNormal(mode, deviation, SKEW * deviation);
  }

  private double mode(TwoPieceNormal before) {
    double weighted = 0;
    double weights = 0;
    for (int i = 0; i < x.length; i++) {
      double side = x[i] < before.mode() ? before.left() : before.right();
      weighted += right[i] * x[i] / (side * side);
      weights += right[i] / (side * side);
    }
    return weighted / weights;
  }
}
