package goldpan.noise;

/** Chances as log-odds and back. */
final class LogOdds {
  private static final double LEAST = 1e-18;

  private LogOdds() {}

  /** {@code ln(p / (1 - p))}, finite: within about ±41. */
  static double of(double chance) {
    return Math.log(Math.max(chance, LEAST)) - Math.log(Math.max(1 - chance, LEAST));
  }

  /** The chance with these log-odds, in (0, 1). */
  static double chance(double odds) {
    return odds >= 0 ? 1 / (1 + Math.exp(-odds)) : Math.exp(odds) / (1 + Math.exp(odds));
  }
}
