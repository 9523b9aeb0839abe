package goldpan.noise;

/**
 * Whether labels are wrong as {@link NoisyCalibration} supposes, at a rate ε that is the same for
 * sure and doubtful rows. Then what each label's chance of being wrong is can be believed, and the
 * count that follows from these chances is better than any rule of thumb. It needs both:
 *
 * <ul>
 *   <li>the labels ask for it: twice the gain in log-likelihood of ε over none, {@code 2 n (L(b0,
 *       0) - L(b, ε))} with L the mean loss in nats of the n fitted rows, which is of the order of
 *       1 where no label is wrong;
 *   <li>nothing is left to explain: the share of labels that agree with the model goes with its
 *       probability as the noise supposes ({@link SmoothTest}). Noise that follows the model's own
 *       doubt, as people's errors do, shows as a misfit, and is then left to {@link
 *       ProbabilityFinder}'s rules.
 * </ul>
 *
 * @param gain twice the gain in log-likelihood, in nats
 * @param misfit of the agreement with labels; 1 is perfect
 * @see <a href="https://doi.org/10.1214/aoms/1177732360">Wilks, The Large-Sample Distribution of
 *     the Likelihood Ratio, 1938</a>
 */
record NoiseEvidence(double gain, double misfit) {

  static NoiseEvidence of(NoisyCalibration calibration, int fitted, ProbabilityPass pass) {
    double gain = 2 * fitted * (calibration.plainNats() - calibration.nats());
    return new NoiseEvidence(gain, SmoothTest.misfit(pass.agreement, row -> pass.margin[row] == 0));
  }

  /** How far the chances are believed: 0 not at all, 1 in full. */
  double belief() {
    return FinderConstants.ramp(gain, FinderConstants.EVIDENCE_FROM, FinderConstants.EVIDENCE_FULLY)
        * (1
            - FinderConstants.ramp(
                misfit, FinderConstants.MISFIT_FROM, FinderConstants.MISFIT_FULLY));
  }
}
