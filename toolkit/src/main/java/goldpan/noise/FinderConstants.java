package goldpan.noise;

/**
 * The constants of {@link ProbabilityFinder}, each with what changing it does to the mean F1 over
 * the sets it was chosen on, before {@link NoiseEvidence} was added (.789), unless said. {@code
 * tests/bench/constants} halves and doubles each of them as they are now.
 */
final class FinderConstants {
  /** Least probability that counts where some are exactly 0, as in 16-bit files. */
  static final double FLOOR = 1e-7;

  /** The same where none is 0; otherwise the least probability there is. */
  static final double LEAST_FLOOR = 1e-14;

  /** Rows that the calibration and the noise model are fitted to, at most. 3,000: -.003. */
  static final int FIT_ROWS = 10_000;

  /** Values (rows times classes) they are fitted to, at most; only speed and memory. */
  static final int FIT_VALUES = 2_000_000;

  /** Rows by which a class's error rate is drawn to that of all. 10 to 100: .000 to -.001. */
  static final double SHRINKAGE = 30;

  /** Passes of expectation maximisation, and of the class offsets. Converged. */
  static final int PASSES = 15;

  /** Passes for the noise floor of the calibration. Converged. */
  static final int FLOOR_PASSES = 30;

  /** Inverse temperatures that are tried: 2^(i/4) for i from -STEPS to STEPS. */
  static final int TEMPERATURE_STEPS = 12;

  /** Doubt of the surest rows, as a share of disagreement, from which noise is seen. .03: -.005. */
  static final double VISIBLE_FROM = 0.05;

  /** The same, from which it is seen in full. .16: .000. */
  static final double VISIBLE_FULLY = 0.10;

  /** Ratio of estimated noise between temperatures, from which it is class noise. .4: .000. */
  static final double CLASS_NOISE_FROM = 0.5;

  /** The same, from which it is class noise in full. .9: -.004. */
  static final double CLASS_NOISE_FULLY = 0.8;

  /** How far the margin is bent before Otsu's split. 4 and 16: below .002. */
  static final double BEND = 8;

  /** Doubt of the surest rows from which a least count holds. .05: .000; .2: -.004. */
  static final double LEAST_COUNT_FROM = 0.10;

  /** The same, from which it holds in full. .2: .000; .5: -.004. */
  static final double LEAST_COUNT_FULLY = 0.30;

  /**
   * Twice the gain in log-likelihood from which a noise floor is believed. This and the next
   * halved: +.008 of mean F1 over 66 made-up settings, -.007 over 158 made-up sets of other shapes.
   */
  static final double EVIDENCE_FROM = 10;

  /** The same, from which it is believed in full. */
  static final double EVIDENCE_FULLY = 30;

  /**
   * Misfit from which the chances of being wrong are doubted; 1 is perfect. This and the next 1.6
   * and 2.2, or 2 and 3.2: .001 at most on the 66 settings.
   */
  static final double MISFIT_FROM = 1.8;

  /** The same, from which they are not used. */
  static final double MISFIT_FULLY = 2.6;

  /** The part of the plain temperature at which the plain loss is taken. .7 and 1: below .001. */
  static final double SOFTENING = 0.85;

  /** What a model must know beyond the classes' shares to be listened to: nats in all. */
  static final double LEAST_SKILL_NATS = 2;

  /** The same, as a part of the labels' entropy. */
  static final double LEAST_SKILL_SHARE = 0.02;

  /** Share of the rows that are the surest, whose doubt is the noise floor. */
  static final double SUREST = 0.03;

  private FinderConstants() {}

  /** 0 up to {@code low}, 1 from {@code high} on, a straight line between. */
  static double ramp(double value, double low, double high) {
    return Math.min(1, Math.max(0, (value - low) / (high - low)));
  }
}
