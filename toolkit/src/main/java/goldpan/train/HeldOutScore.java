package goldpan.train;

import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.Targets;

/**
 * How well probabilities fit what is given.
 *
 * @param lossNats mean loss of a row: {@code -ln p(given class)}, or of tags the sum over them of
 *     {@code -ln p} of a tag that is given and {@code -ln(1 - p)} of one that is not
 * @param accuracy share of rows whose most probable class is the given one; of tags, whose tags of
 *     at least ½ are exactly the given ones
 */
record HeldOutScore(double lossNats, double accuracy) {

  /**
   * Scores the rows of a matrix.
   *
   * @param said one row for each of {@code rows}: K probabilities, then what else is there
   */
  static HeldOutScore of(Matrix said, int[] rows, Targets targets) {
    double loss = 0;
    int right = 0;
    float[] row = new float[said.columns()];
    for (int i = 0; i < rows.length; i++) {
      said.row(i, row);
      boolean one = targets.objective() == Objective.ONE_CLASS;
      loss += one ? -log(row[targets.label(rows[i])]) : tagLoss(row, rows[i], targets);
      right += isRight(row, rows[i], targets) ? 1 : 0;
    }
    return new HeldOutScore(loss / rows.length, (double) right / rows.length);
  }

  private static double tagLoss(float[] row, int sample, Targets targets) {
    double loss = 0;
    for (int k = 0; k < targets.classes(); k++) {
      loss -= log(targets.has(sample, k) ? row[k] : 1 - row[k]);
    }
    return loss;
  }

  private static double log(float probability) {
    return Math.log(Math.max(probability, Float.MIN_NORMAL));
  }

  /** Whether a row of probabilities says exactly what is given of a sample. */
  static boolean isRight(float[] row, int sample, Targets targets) {
    if (targets.objective() == Objective.ONE_CLASS) {
      int best = 0;
      for (int k = 1; k < targets.classes(); k++) {
        best = row[k] > row[best] ? k : best;
      }
      return best == targets.label(sample);
    }
    for (int k = 0; k < targets.classes(); k++) {
      if (row[k] >= 0.5f != targets.has(sample, k)) {
        return false;
      }
    }
    return true;
  }
}
