package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Workers;
import goldpan.disk.CheckpointStore;
import goldpan.input.SparseRow;
import goldpan.linear.LinearModel;
import goldpan.predict.FoldJudge;
import goldpan.predict.ForwardPass;
import goldpan.predict.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The linear models of a baseline at work, on all cores. Tens of thousands of samples a second: an
 * interrupted call keeps nothing to go on from.
 */
final class LinearModels implements FoldJudge {
  private static final int PIECE = 64;
  private final List<LinearModel> models;
  private final int classes;
  private final String name;
  private final Function<Dataset, SparseReader> readers;

  /**
   * The models of a baseline.
   *
   * @param classes K, which may be fewer than a model has outputs
   * @param readers makes one for each thread
   */
  LinearModels(
      List<LinearModel> models, int classes, String name, Function<Dataset, SparseReader> readers) {
    this.models = List.copyOf(models);
    this.classes = classes;
    this.name = name;
    this.readers = readers;
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public String describe() {
    return name;
  }

  @Override
  public ForwardPass judge(
      Dataset asked,
      int[] samples,
      Progress progress,
      CheckpointStore unfinished,
      Consumer<String> problems) {
    Matrix.Builder said = Matrix.builder(samples.length, classes);
    @Nullable Finding[] unreadable = new Finding[samples.length];
    if (samples.length > 0) {
      try (Progress.Task task = progress.start("mining", samples.length, "texts")) {
        Workers.forEach(
            samples.length,
            PIECE,
            Workers.threads(),
            () -> {
              Mean mean = new Mean(readers.apply(asked));
              return (from, to) -> {
                for (int i = from; i < to; i++) {
                  unreadable[i] = mean.judge(samples[i]).orElse(null);
                  said.set(i, mean.sum, 0);
                }
                task.advance(to - from);
              };
            });
      }
    }
    return new ForwardPass(said.build(), unreadable);
  }

  /** The mean of all models, for one thread. */
  private final class Mean {
    private final SparseReader reader;
    private final SparseRow row = new SparseRow();
    private final LinearModel.Active scratch = new LinearModel.Active();
    private final float[] one;
    private final float[] sum = new float[classes];

    Mean(SparseReader reader) {
      this.reader = reader;
      this.one = new float[models.stream().mapToInt(LinearModel::outputs).max().orElse(classes)];
    }

    /** Sets the mean, to zeros where a sample cannot be read. */
    Optional<Finding> judge(int sample) {
      Arrays.fill(sum, 0);
      Optional<Finding> problem = reader.read(sample, row);
      if (problem.isEmpty()) {
        for (LinearModel model : models) {
          model.judge(row, scratch, one, classes);
          for (int k = 0; k < classes; k++) {
            sum[k] += one[k] / models.size();
          }
        }
      }
      return problem;
    }
  }
}
