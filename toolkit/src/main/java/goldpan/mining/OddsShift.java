package goldpan.mining;

/**
 * By how much log-odds must be lowered, all alike, for the chances to have a given mean: found on
 * counts of the log-odds in steps of a hundredth.
 */
final class OddsShift {
  private static final double STEPS = 100;
  private static final int FURTHEST = 45;
  private static final int HALVINGS = 40;
  private final long[] counts = new long[(int) (2 * FURTHEST * STEPS) + 1];
  private long total;

  OddsShift(double[] odds) {
    for (double o : odds) {
      counts[(int) Math.round((Math.max(-FURTHEST, Math.min(FURTHEST, o)) + FURTHEST) * STEPS)]++;
      total++;
    }
  }

  /** The shift, 0 or less, under which the mean chance is {@code mean} or that of no shift. */
  double down(double mean) {
    if (mean(0) <= mean) {
      return 0;
    }
    double low = -2 * FURTHEST;
    double high = 0;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (mean(middle) > mean) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private double mean(double shift) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        sum += counts[i] * LogOdds.chance(i / STEPS - FURTHEST + shift);
      }
    }
    return sum / Math.max(1, total);
  }
}
