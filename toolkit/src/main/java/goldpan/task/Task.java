package goldpan.task;

import goldpan.data.Annotations;
import goldpan.data.Dataset;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Targets;
import goldpan.predict.file.PredictionFile;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/**
 * A kind of annotation: how a baseline learns it, and how what a model says of samples becomes
 * predictions about units. One package a task: implement this and {@link Annotations}, annotate the
 * class with {@code @AutoService(Task.class)}, and datasets whose {@link Annotations#task} has its
 * name are learnt, mined, reviewed and cleaned by way of it.
 *
 * <p>Samples of one class each need no task: there, samples are units.
 */
public interface Task {

  /** {@link Annotations#task} of what it is for. */
  String name();

  /**
   * What a model with one output a class is to learn from each sample.
   *
   * @throws PredictionException when a model of that kind cannot learn this task
   */
  Targets targets(Dataset dataset);

  /**
   * Predictions about the units of a dataset, from what a model said of its samples.
   *
   * @param outputs N×K, a column a class of the dataset, each in [0, 1]; about a dataset with
   *     annotations of this task
   * @return predictions whose dataset is one of units, whose {@link Dataset#base} is that dataset
   * @throws PredictionException when outputs of that kind say nothing about units
   */
  Predictions units(Predictions outputs);

  /**
   * Predictions about units from a file that another program wrote. One row of numbers a sample,
   * unless the task has files of its own.
   *
   * @param columns the classes in the order of the file's columns; empty where the file says
   * @throws PredictionException when the file cannot be used
   */
  default Predictions read(Path file, Dataset dataset, Outputs outputs, List<String> columns) {
    return PredictionFile.read(file, dataset, outputs, columns);
  }

  /** Predictions from a file, as the dataset's task reads them. */
  static Predictions readFor(Path file, Dataset dataset, Outputs outputs, List<String> columns) {
    return dataset.annotations().isPresent()
        ? of(dataset).read(file, dataset, outputs, columns)
        : PredictionFile.read(file, dataset, outputs, columns);
  }

  /**
   * The task of a dataset with annotations.
   *
   * @throws PredictionException when it has none, or no task of that name is on the class path
   */
  static Task of(Dataset dataset) {
    String wanted =
        dataset
            .annotations()
            .map(Annotations::task)
            .orElseThrow(
                () ->
                    new PredictionException(
                        dataset.name() + " has one class a sample; expected annotations"));
    return ServiceLoader.load(Task.class, Task.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(task -> task.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new PredictionException(
                    "no task called \"%s\" is on the class path; expected the one that %s was opened with"
                        .formatted(wanted, dataset.name())));
  }

  /** What a model is to learn from each sample: its class, or what the dataset's task says. */
  static Targets targetsOf(Dataset dataset) {
    return dataset.annotations().isPresent()
        ? of(dataset).targets(dataset)
        : Targets.single(dataset.labels(), dataset.classes().size());
  }

  /** Predictions about units: these themselves when samples have one class each. */
  static Predictions unitsOf(Predictions outputs) {
    return outputs.dataset().annotations().isPresent()
        ? of(outputs.dataset()).units(outputs)
        : outputs;
  }
}
