package goldpan.mining;

import goldpan.predict.Predictions;

/**
 * What wrong labels look like, from labels that nobody gave. A wrong label is some other class put
 * in as the given one; how a model that has not seen the row speaks of any class but the given one
 * is known. So every other class stands in for a wrong label, by a weight:
 *
 * <pre>  v(i, k) = p(i, k)^c / sum over j ≠ y(i) of p(i, j)^c
 *   M = mean over rows i of sum over k ≠ y(i) of v(i, k) g(i, k)
 *   S² = mean over rows i of sum over k ≠ y(i) of v(i, k) (g(i, k) - M)²</pre>
 *
 * <p>with p out-of-fold probabilities, y given labels and g the margins ({@link ClassMargins}). The
 * power c says how wrong labels come about: 0, any class is as likely; above 0, rather classes that
 * look alike, as people err.
 *
 * @param mean M, in logits
 * @param deviation S, in logits
 */
record StandIns(double mean, double deviation) {

  /**
   * The mean and deviation for one power. Cost: O(N K).
   *
   * @param predictions of two classes at least
   * @param rows which rows to look at, one at least
   */
  static StandIns of(Predictions predictions, int[] rows, double power) {
    ClassMargins margins = new ClassMargins(predictions);
    double sum = 0;
    double squares = 0;
    for (int row : rows) {
      margins.at(row);
      int given = predictions.label(row);
      double weights = 0;
      double first = 0;
      double second = 0;
      for (int k = 0; k < predictions.classes(); k++) {
        if (k != given) {
          double weight = power == 0 ? 1 : Math.pow(margins.probability(k), power);
          double margin = margins.of(k);
          weights += weight;
          first += weight * margin;
          second += weight * margin * margin;
        }
      }
      sum += first / weights;
      squares += second / weights;
    }
    double mean = sum / rows.length;
    return new StandIns(mean, Math.sqrt(Math.max(0, squares / rows.length - mean * mean)));
  }
}
