package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.disk.CheckpointStore;

/** Anything that gives class probabilities for a dataset's samples. */
public interface Predictor {

  /**
   * Probabilities for every readable sample of {@code dataset}, all splits, in inference mode.
   *
   * @throws PredictionException when the classes or pictures do not fit the model
   */
  Predictions predict(Dataset dataset, Progress progress);

  /**
   * The same, and keeps what is computed in {@code unfinished} so that a call that was cut off goes
   * on; what computes nothing that takes long keeps nothing.
   */
  default Predictions predict(Dataset dataset, Progress progress, CheckpointStore unfinished) {
    return predict(dataset, progress);
  }

  /**
   * Probabilities for every readable sample of {@code dataset} that has no label; none where there
   * are no pictures to judge.
   */
  default UnlabelledPredictions predictUnlabelled(
      Dataset dataset, Progress progress, CheckpointStore unfinished) {
    boolean none = dataset.unlabelled().isEmpty() || !dataset.hasMedia();
    return none
        ? UnlabelledPredictions.NONE
        : UnlabelledPredictions.of(
            predict(dataset.unlabelled().asIfLabelled(dataset), progress, unfinished));
  }

  /**
   * The same, computing as said. Predictions that were brought along compute nothing, and give
   * themselves.
   */
  default Predictor with(Computing how) {
    return this;
  }

  /** What this is, in one line. */
  String describe();
}
