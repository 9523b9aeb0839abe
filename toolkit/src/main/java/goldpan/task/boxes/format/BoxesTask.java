package goldpan.task.boxes.format;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Targets;
import goldpan.task.Task;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxUnits;
import java.nio.file.Path;
import java.util.List;

/**
 * Detection: what a detector found is paired with the given boxes, and each box and each place
 * where one may be missing is judged ({@link BoxUnits}).
 */
@AutoService(Task.class)
public final class BoxesTask implements Task {
  @Override
  public String name() {
    return BoxAnnotations.TASK;
  }

  @Override
  public Targets targets(Dataset dataset) {
    throw new PredictionException(
        dataset.name()
            + " has boxes; expected one class or tags a sample for this kind of model; train goldpan.train.detect.DetectorTraining.of(dataset) (docs/detection.md), or bring what a detector found: mine(predictions(\"results.json\", dataset))");
  }

  @Override
  public Predictions units(Predictions outputs) {
    throw new PredictionException(
        "predictions of one row a picture say nothing about boxes; expected what a detector found; bring it: mine(predictions(\"results.json\", dataset))");
  }

  @Override
  public Predictions read(Path file, Dataset dataset, Outputs outputs, List<String> columns) {
    return BoxUnits.of(DetectionFile.read(file, dataset)).predictions();
  }
}
