package goldpan.predict;

import goldpan.data.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Whether a model says more of the labels than their counts do. One that is right no more often
 * than always saying the commonest class would be (by two standard errors), and whose mean
 * cross-entropy is no lower than that of the class shares, cannot tell a wrong label from a right
 * one. Heavy label noise alone does not make a model so.
 */
public final class Guessing {
  private Guessing() {}

  /** What to tell a user of such a model's predictions; empty for any better one. */
  public static Optional<String> warning(Predictions predictions) {
    int[] labels = new int[predictions.size()];
    for (int r = 0; r < labels.length; r++) {
      labels[r] = predictions.label(r);
    }
    return warning(
        labels,
        predictions.dataset().classes(),
        predictions.accuracy(),
        r -> predictions.probability(r, predictions.label(r)));
  }

  /**
   * The same of judgements.
   *
   * @param given probability of each row's given label
   */
  public static Optional<String> warning(
      int[] labels, List<String> classes, double accuracy, IntToDoubleFunction given) {
    int[] counts = new int[classes.size()];
    double nats = 0;
    for (int r = 0; r < labels.length; r++) {
      counts[labels[r]]++;
      nats -= Math.log(Math.max(given.applyAsDouble(r), Float.MIN_NORMAL)) / labels.length;
    }
    int commonest = 0;
    double entropy = 0;
    for (int k = 0; k < counts.length; k++) {
      commonest = counts[k] > counts[commonest] ? k : commonest;
      double share = (double) counts[k] / labels.length;
      entropy -= counts[k] == 0 ? 0 : share * Math.log(share);
    }
    if (entropy == 0 || Double.isNaN(entropy) || nats < entropy) {
      return Optional.empty();
    }
    double share = (double) counts[commonest] / labels.length;
    double error = Math.sqrt(share * (1 - share) / labels.length);
    return accuracy > share + 2 * error
        ? Optional.empty()
        : Optional.of(
            Words.of(
                "the model is right about %.1f %% of the given labels, no better than always saying \"%s\" (%.1f %%), so its losses tell nothing of labels; train it longer or on more samples, or take another",
                100 * accuracy, classes.get(commonest), 100 * share));
  }
}
