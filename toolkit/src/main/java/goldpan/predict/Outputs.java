package goldpan.predict;

/** What the numbers of a prediction file or a model are. */
public enum Outputs {
  /** In [0, 1], a row summing to one. */
  PROBABILITIES,
  /** Any finite numbers; the softmax of a row is its probabilities. */
  LOGITS;

  /**
   * Whether a row lies in [0, 1] and sums to one, within {@code tolerance}; logits hardly ever do.
   */
  public static boolean looksLikeProbabilities(double[] row, double tolerance) {
    double sum = 0;
    for (double v : row) {
      if (!(v >= 0 && v <= 1)) {
        return false;
      }
      sum += v;
    }
    return Math.abs(sum - 1) <= tolerance;
  }

  /**
   * Turns a row into log-safe probabilities in place: the softmax for logits, nothing else
   * otherwise.
   */
  public void toProbabilities(double[] row) {
    if (this == PROBABILITIES) {
      return;
    }
    double top = Double.NEGATIVE_INFINITY;
    for (double v : row) {
      top = Math.max(top, v);
    }
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      row[k] = Math.exp(row[k] - top);
      sum += row[k];
    }
    for (int k = 0; k < row.length; k++) {
      row[k] /= sum;
    }
  }
}
