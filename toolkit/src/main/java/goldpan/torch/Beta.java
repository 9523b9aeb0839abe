package goldpan.torch;

import java.util.SplittableRandom;

/**
 * Numbers of the symmetric Beta(α, α) distribution, as a share of two Gamma numbers by Marsaglia
 * and Tsang's method.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia and Tsang, A Simple Method for
 *     Generating Gamma Variables, 2000</a>
 */
final class Beta {
  private Beta() {}

  /** In [0, 1]. */
  static double next(double alpha, SplittableRandom random) {
    double a = gamma(alpha, random);
    double b = gamma(alpha, random);
    return a + b > 0 ? a / (a + b) : random.nextInt(2);
  }

  /** For α below 1 a number for α + 1, times a power of a uniform one. */
  private static double gamma(double alpha, SplittableRandom random) {
    if (alpha < 1) {
      double power = StrictMath.pow(1 - random.nextDouble(), 1 / alpha);
      return gamma(alpha + 1, random) * power;
    }
    double d = alpha - 1 / 3.0;
    double c = 1 / StrictMath.sqrt(9 * d);
    while (true) {
      double x = Gaussian.next(random);
      double v = 1 + c * x;
      if (v > 0) {
        v = v * v * v;
        double u = 1 - random.nextDouble();
        if (StrictMath.log(u) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
          return d * v;
        }
      }
    }
  }
}
