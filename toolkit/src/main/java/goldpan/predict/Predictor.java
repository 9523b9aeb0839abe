package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Progress;

/** Anything that gives class probabilities for a dataset's samples. */
public interface Predictor {

  /**
   * Probabilities for every readable sample of {@code dataset}, all splits, in inference mode.
   *
   * @throws PredictionException when the classes or pictures do not fit the model
   */
  Predictions predict(Dataset dataset, Progress progress);

  /** What this is, in one line. */
  String describe();
}
