package goldpan.noise;

import goldpan.predict.Predictions;

/**
 * What wrong labels look like, from labels that nobody gave. A wrong label is some other class put
 * in as the given one; how a model that has not seen the row speaks of any class but the given one
 * is known. So every other class stands in for a wrong label, by a weight:
 *
 * <pre>  M = mean over rows i of sum over k ≠ y(i) of v(i, k) g(i, k)
 *   S² = mean over rows i of sum over k ≠ y(i) of v(i, k) (g(i, k) - M)²</pre>
 *
 * <p>with y given labels, g the margins ({@link ClassMargins}), and weights v that sum to one over
 * k ≠ y(i). They say how wrong labels come about: any class is as likely; or rather classes that
 * look alike, as people err; or each class as often as a noise model says.
 *
 * @param mean M, in logits
 * @param deviation S, in logits
 */
record StandIns(double mean, double deviation) {

  /** How likely a class stands in for the given label of a row, up to a factor; 0 or more. */
  @FunctionalInterface
  interface Weight {
    double of(ClassMargins row, int given, int k);
  }

  /** Any class alike. */
  static Weight any() {
    return (row, given, k) -> 1;
  }

  /** By p to a power, with p out-of-fold probabilities. */
  static Weight alike(double power) {
    return (row, given, k) -> Math.pow(row.probability(k), power);
  }

  /** By T[k, y], the chance that k is given to what is truly y. */
  static Weight of(NoiseTransitions noise) {
    return (row, given, k) -> noise.chance(k, given);
  }

  /**
   * The mean and deviation for one way of erring. Cost: O(N K).
   *
   * @param predictions of two classes at least
   * @param rows which rows to look at, one at least
   */
  static StandIns of(Predictions predictions, int[] rows, Weight weights) {
    ClassMargins margins = new ClassMargins(predictions);
    double sum = 0;
    double squares = 0;
    for (int row : rows) {
      margins.at(row);
      int given = predictions.label(row);
      double all = 0;
      double first = 0;
      double second = 0;
      for (int k = 0; k < predictions.classes(); k++) {
        if (k != given) {
          double weight = weights.of(margins, given, k);
          double margin = margins.of(k);
          all += weight;
          first += weight * margin;
          second += weight * margin * margin;
        }
      }
      sum += first / all;
      squares += second / all;
    }
    double mean = sum / rows.length;
    return new StandIns(mean, Math.sqrt(Math.max(0, squares / rows.length - mean * mean)));
  }
}
