package goldpan.task.masks;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Targets;
import goldpan.task.Task;
import java.nio.file.Path;
import java.util.List;

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
            + " has masks, and one row of probabilities a picture says nothing about pixels; expected K×H×W for each; bring them with predictions(path, dataset)");
  }

  /** Reads an array of N×K×H×W, or a folder of files a picture ({@link PixelFiles}). */
  @Override
  public Predictions read(Path file, Dataset dataset, Outputs outputs, List<String> columns) {
    if (!columns.isEmpty() && !columns.equals(dataset.classes())) {
      throw new PredictionException(
          "planes of %s are said to be of %s; expected them in the order of %s; reorder them before saving"
              .formatted(file, columns, dataset.classes()));
    }
    PixelFiles files = PixelFiles.of(file, dataset);
    return (outputs == Outputs.LOGITS ? files.logits() : files).predict(dataset, Progress.SILENT);
  }
}
