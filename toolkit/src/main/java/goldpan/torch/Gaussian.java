package goldpan.torch;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by the polar method (Marsaglia and Bray, 1964), the same on every JDK.
 */
public final class Gaussian {
  private Gaussian() {}

  /** The next number. */
  public static double next(SplittableRandom random) {
    while (true) {
      double u = 2 * random.nextDouble() - 1;
      double v = 2 * random.nextDouble() - 1;
      double s = u * u + v * v;
      if (s > 0 && s < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
      }
    }
  }
}
