package goldpan.task.masks;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.predict.Predictions;
import goldpan.predict.Predictor;
import goldpan.predict.Provenance;

/** A model that says of each pixel how probable each class is; mined for doubtful regions. */
public interface PixelPredictor extends Predictor {

  /**
   * Begins to judge a dataset.
   *
   * @throws goldpan.predict.PredictionException when it does not fit the model
   */
  PixelOutputs pixels(Dataset dataset);

  /** How its predictions about a dataset are made. */
  Provenance provenance(Dataset dataset);

  /** Predictions about regions, as usual. */
  @Override
  default Predictions predict(Dataset dataset, Progress progress) {
    return RegionMining.usual().mine(dataset, this, progress).predictions();
  }
}
