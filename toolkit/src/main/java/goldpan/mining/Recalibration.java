package goldpan.mining;

/**
 * Log-odds put right by what people decided: {@code shift + slope · log-odds}, with a normal prior
 * for both (shift 0 ± {@value #SHIFT}, slope 1 ± {@value #SLOPE}) and the posterior taken as normal
 * about its highest point (Laplace).
 *
 * <p>The prior is as wide as estimates from labels alone were seen to err on noise planted in known
 * data, one way or the other: by a factor of up to about twenty in the odds at two deviations.
 * Since the decided samples' own log-odds go in, it does not matter that people look at the most
 * suspicious first; what it supposes is that the odds are off in the same way throughout.
 *
 * @see <a href="https://doi.org/10.1162/neco.1992.4.5.720">MacKay, The Evidence Framework Applied
 *     to Classification Networks, 1992</a>
 */
final class Recalibration {
  static final double SHIFT = 1.5;
  static final double SLOPE = 0.5;
  private static final int STEPS = 50;
  private static final double SETTLED = 1e-9;

  private final double shift;
  private final double slope;
  private final double varianceShift;
  private final double covariance;
  private final double varianceSlope;

  private Recalibration(double shift, double slope, double a, double b, double d) {
    double determinant = a * d - b * b;
    this.shift = shift;
    this.slope = slope;
    this.varianceShift = d / determinant;
    this.covariance = -b / determinant;
    this.varianceSlope = a / determinant;
  }

  /**
   * Fits to decided samples.
   *
   * @param odds estimated log-odds of each
   * @param wrong whether its label proved wrong
   */
  static Recalibration fit(double[] odds, boolean[] wrong) {
    double shift = 0;
    double slope = 1;
    for (int step = 0; ; step++) {
      double gradientShift = shift / (SHIFT * SHIFT);
      double gradientSlope = (slope - 1) / (SLOPE * SLOPE);
      double a = 1 / (SHIFT * SHIFT);
      double b = 0;
      double d = 1 / (SLOPE * SLOPE);
      for (int i = 0; i < odds.length; i++) {
        double p = LogOdds.chance(shift + slope * odds[i]);
        double error = p - (wrong[i] ? 1 : 0);
        gradientShift += error;
        gradientSlope += error * odds[i];
        a += p * (1 - p);
        b += p * (1 - p) * odds[i];
        d += p * (1 - p) * odds[i] * odds[i];
      }
      double determinant = a * d - b * b;
      double stepShift = (d * gradientShift - b * gradientSlope) / determinant;
      double stepSlope = (a * gradientSlope - b * gradientShift) / determinant;
      double size = Math.abs(stepShift) + Math.abs(stepSlope);
      if (size < SETTLED || step == STEPS) {
        return new Recalibration(shift, slope, a, b, d);
      }
      // A long Newton step may overshoot where chances saturate.
      double damping = Math.min(1, 2 / size);
      shift -= damping * stepShift;
      slope -= damping * stepSlope;
    }
  }

  /** The chance that a sample with these estimated log-odds is wrong. */
  double chance(double odds) {
    return LogOdds.chance(shift + slope * odds);
  }

  /**
   * The variance of a sum of chances, from not knowing shift and slope.
   *
   * @param byShift the sum's derivative by the shift
   * @param bySlope the sum's derivative by the slope
   */
  double variance(double byShift, double bySlope) {
    return byShift * byShift * varianceShift
        + 2 * byShift * bySlope * covariance
        + bySlope * bySlope * varianceSlope;
  }
}
