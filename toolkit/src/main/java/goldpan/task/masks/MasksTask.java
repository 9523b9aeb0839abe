package goldpan.task.masks;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Targets;
import goldpan.task.Task;

/**
 * Semantic segmentation: a class for each pixel. What a model says is never one number a class and
 * picture, so models of masks are predictors of their own that return predictions about regions.
 */
@AutoService(Task.class)
public final class MasksTask implements Task {
  @Override
  public String name() {
    return Masks.TASK;
  }

  @Override
  public Targets targets(Dataset dataset) {
    throw new PredictionException(
        dataset.name()
            + " has a class for each pixel; expected one class a sample or tags; train segmenter(dataset)");
  }

  @Override
  public Predictions units(Predictions outputs) {
    throw new PredictionException(
        outputs.dataset().name()
            + " has masks, and one row of probabilities a picture says nothing about pixels; expected K×H×W for each; bring them with pixelPredictions(path, dataset)");
  }
}
