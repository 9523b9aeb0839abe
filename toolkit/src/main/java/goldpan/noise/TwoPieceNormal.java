package goldpan.noise;

/**
 * A normal distribution with a deviation of its own on each side of the mode; with equal ones the
 * normal distribution.
 *
 * @param left deviation below the mode, above 0
 * @param right deviation above it, above 0
 * @see <a href="https://doi.org/10.1214/13-STS417">Wallis, The Two-Piece Normal, Binormal, or
 *     Double Gaussian Distribution: Its Origin and Rediscoveries, 2014, equation 1</a>
 */
record TwoPieceNormal(double mode, double left, double right) {

  static TwoPieceNormal even(double mean, double deviation) {
    return new TwoPieceNormal(mean, deviation, deviation);
  }

  /** Natural logarithm of the density at {@code x}, plus {@code ln(2π)/2}, which all share. */
  double logDensity(double x) {
    double off = (x - mode) / (x < mode ? left : right);
    return -off * off / 2 - logWidth();
  }

  private double logWidth() {
    return Math.log((left + right) / 2);
  }
}
