package goldpan.noise;

import goldpan.predict.Predictions;

/**
 * The margin of every class of a row: {@code g(k) = ln p(k) - max over j ≠ k of ln p(j)}, in
 * logits, as probabilities are floored at {@value #FLOOR}. Above 0 for the most probable class
 * only. Holds one row at a time. Cost: O(K) a row.
 *
 * @see <a href="https://arxiv.org/abs/1706.08498">Bartlett, Foster and Telgarsky,
 *     Spectrally-normalized margin bounds for neural networks, 2017, section 1: the margin</a>
 */
final class ClassMargins {
  /** Least probability: 1e-5 and 1e-9 in its place change the mean F1 by less than .005. */
  private static final double FLOOR = 1e-7;

  private final Predictions predictions;
  private final float[] row;
  private final double[] logs;
  private int best;
  private double highest;
  private double second;

  ClassMargins(Predictions predictions) {
    this.predictions = predictions;
    this.row = new float[predictions.classes()];
    this.logs = new double[row.length];
  }

  /** Looks at another row, of two classes at least. */
  ClassMargins at(int index) {
    predictions.row(index, row);
    best = 0;
    highest = Double.NEGATIVE_INFINITY;
    second = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < row.length; k++) {
      logs[k] = log(row[k]);
      if (logs[k] > highest) {
        second = highest;
        highest = logs[k];
        best = k;
      } else if (logs[k] > second) {
        second = logs[k];
      }
    }
    return this;
  }

  /** The margin of a class. */
  double of(int k) {
    return logs[k] - (k == best ? second : highest);
  }

  /** The probability of a class, at least the floor. */
  double probability(int k) {
    return Math.max(row[k], FLOOR);
  }

  /** The margin of one class of a row, without those of the others. */
  static double of(float[] probabilities, int k) {
    float other = 0;
    for (int j = 0; j < probabilities.length; j++) {
      other = j == k ? other : Math.max(other, probabilities[j]);
    }
    return log(probabilities[k]) - log(other);
  }

  private static double log(float probability) {
    return Math.log(Math.max(probability, FLOOR));
  }
}
