package goldpan.noise;

import goldpan.predict.Predictions;

/**
 * A method that ranks given labels by how much speaks against them and says how many to propose.
 * Deterministic: the same predictions give the same bits on any number of threads.
 */
public interface LabelErrorFinder {

  /** Unique, in words: {@code out-of-fold probabilities}. */
  String name();

  /** Whether these predictions have what the method needs. */
  boolean suits(Predictions predictions);

  /**
   * Finds label errors.
   *
   * @throws IllegalArgumentException when the predictions lack what the method needs
   */
  LabelErrors find(Predictions predictions);

  /**
   * The default for these predictions: their own chances where they are such; what a baseline
   * recorded while it trained, where there is such a record, and otherwise the probabilities alone.
   */
  static LabelErrorFinder forPredictions(Predictions predictions) {
    if (new ChanceFinder().suits(predictions)) {
      return new ChanceFinder();
    }
    return new TrainingFinder().suits(predictions) ? new TrainingFinder() : new ProbabilityFinder();
  }
}
