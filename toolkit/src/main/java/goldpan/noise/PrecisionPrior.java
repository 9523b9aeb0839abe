package goldpan.noise;

/**
 * What is supposed of the precision of a list before anybody has looked: a Beta distribution with
 * mean μ and weight {@link #WEIGHT}, so wide that it is never shown as a number. With e the share
 * of the rows that disagree which the noise model explains at twice the inverse temperature,
 *
 * <pre>  μ = logistic(-0.4 + 0.8 ln(e / (1 - e))), kept within [0.2, 0.8].</pre>
 */
public final class PrecisionPrior {
  /** As many rows as the prior weighs. 2 to 4: coverage before decisions .96 to .89. */
  public static final double WEIGHT = 2.5;

  private static final double OFFSET = -0.4;
  private static final double SLOPE = 0.8;

  private PrecisionPrior() {}

  /** μ, from the explained share e. */
  static double mean(double explained) {
    double e = Math.min(0.99, Math.max(0.01, explained));
    double mean = 1 / (1 + Math.exp(-(OFFSET + SLOPE * Math.log(e / (1 - e)))));
    return Math.min(0.8, Math.max(0.2, mean));
  }
}
