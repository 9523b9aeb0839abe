package goldpan.mining;

/**
 * The share of wrong labels that confident learning counts, as {@link ConfidentJoint} does, on rows
 * of which only the likely classes are kept: what the calibrated joint holds off its diagonal.
 */
final class ConfidentShare {
  private final LikelyRows.Sharpened at;
  private final double[] thresholds;
  private final int[] labelled;

  private ConfidentShare(LikelyRows.Sharpened at) {
    this.at = at;
    this.thresholds = new double[at.rows.classes()];
    this.labelled = new int[thresholds.length];
    for (int r = 0; r < at.rows.size(); r++) {
      int start = at.rows.start(r);
      thresholds[at.rows.classAt(start)] += at.chances[start];
      labelled[at.rows.classAt(start)]++;
    }
    for (int k = 0; k < thresholds.length; k++) {
      thresholds[k] =
          labelled[k] == 0 ? Double.POSITIVE_INFINITY : (float) (thresholds[k] / labelled[k]);
    }
  }

  /** The share in [0, 1]; rows as the model said them are {@code rows.sharpened(1)}. */
  static double of(LikelyRows.Sharpened rows) {
    return new ConfidentShare(rows).share();
  }

  private double share() {
    int[] counted = new int[labelled.length];
    int[] agreed = new int[labelled.length];
    for (int r = 0; r < at.rows.size(); r++) {
      int likely = likely(r);
      int given = at.rows.classAt(at.rows.start(r));
      counted[given] += likely >= 0 ? 1 : 0;
      agreed[given] += likely == given ? 1 : 0;
    }
    double wrong = 0;
    for (int k = 0; k < labelled.length; k++) {
      wrong += counted[k] == 0 ? 0 : labelled[k] * (1 - (double) agreed[k] / counted[k]);
    }
    return wrong / Math.max(1, at.rows.size());
  }

  /** The class a row counts for, the given one of equals; -1 when it reaches no threshold. */
  private int likely(int row) {
    int best = -1;
    for (int i = at.rows.start(row); i < at.rows.start(row + 1); i++) {
      if (at.chances[i] >= thresholds[at.rows.classAt(i)]
          && (best < 0 || at.chances[i] > at.chances[best])) {
        best = i;
      }
    }
    return best < 0 ? -1 : at.rows.classAt(best);
  }
}
