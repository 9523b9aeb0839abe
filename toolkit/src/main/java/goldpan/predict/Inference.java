package goldpan.predict;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Workers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Runs pictures through models in inference mode: every worker reads, decodes and computes its own
 * batches with one thread inside operations, which on a CPU beats one pipeline. Batches are cut by
 * position, so the result does not depend on who computed what; big pictures make them smaller, so
 * that memory does not grow with the picture.
 */
final class Inference {
  private static final int BATCH = 128;
  private static final int BATCH_VALUES = 24 << 20;
  private final Input input;
  private final Device device;
  private final int classes;
  private final int batch;

  Inference(Input input, Device device, int classes) {
    this.input = input;
    this.device = device;
    this.classes = classes;
    this.batch = Math.max(1, Math.min(BATCH, BATCH_VALUES / input.values()));
  }

  /** One model, as a worker sees it: a batch in, B×K probabilities out. */
  @FunctionalInterface
  interface Model {
    NDArray probabilities(NDArray batch);
  }

  /** What came out: probabilities, and for samples without a picture the reason. */
  static final class Result {
    private final Matrix probabilities;
    private final Finding[] problems;

    Result(Matrix probabilities, Finding[] problems) {
      this.probabilities = probabilities;
      this.problems = problems;
    }

    Matrix probabilities() {
      return probabilities;
    }

    /** Why a row has no probabilities; empty when it has. */
    Optional<Finding> problem(int row) {
      return Optional.ofNullable(problems[row]);
    }
  }

  /** Pictures of a batch: part of what decides the last bits. */
  int batch() {
    return batch;
  }

  /**
   * Mean probabilities of {@code models} for {@code rows} of {@code pictures}.
   *
   * @param journal what is known of the rows already, and where each block is kept
   */
  Result run(
      Pictures pictures,
      int[] rows,
      List<? extends Model> models,
      int threads,
      Progress.Task task,
      ScoreJournal journal) {
    Matrix.Builder out = Matrix.builder(rows.length, classes);
    Finding[] problems = new Finding[rows.length];
    Workers.forEach(
        rows.length,
        batch,
        threads,
        () -> new BatchWorker(pictures, rows, models, out, problems, task, journal));
    return new Result(out.build(), problems);
  }

  private final class BatchWorker implements Workers.Worker {
    private final Pictures pictures;
    private final int[] rows;
    private final List<? extends Model> models;
    private final Matrix.Builder out;
    private final Finding[] problems;
    private final Progress.Task task;
    private final ScoreJournal journal;
    private final NDManager manager;
    private final Batch floats;
    private final ByteBuffer buffer;
    private final byte[] one = new byte[input.values()];

    BatchWorker(
        Pictures pictures,
        int[] rows,
        List<? extends Model> models,
        Matrix.Builder out,
        Finding[] problems,
        Progress.Task task,
        ScoreJournal journal) {
      this.pictures = pictures;
      this.rows = rows;
      this.models = models;
      this.out = out;
      this.problems = problems;
      this.task = task;
      this.journal = journal;
      Torch.onThisThread(1);
      manager = Torch.manager(device);
      floats = new Batch(input, manager);
      buffer = floats.buffer(Math.min(batch, rows.length));
    }

    @Override
    public void run(int from, int to) {
      if (!journal.recall(from, to, out, problems)) {
        compute(from, to);
      }
      task.advance(to - from);
    }

    private void compute(int from, int to) {
      for (int i = from; i < to; i++) {
        problems[i] = pictures.read(rows[i], one, 0).orElse(null);
        buffer.put((i - from) * one.length, one);
      }
      float[] probabilities = forward(to - from);
      for (int i = from; i < to; i++) {
        out.set(i, probabilities, (i - from) * classes);
      }
      journal.computed(from, to, probabilities, problems);
    }

    private float[] forward(int count) {
      try (NDScope scope = new NDScope();
          NDManager step = manager.newSubManager()) {
        scope.suppressNotUsedWarning();
        NDArray x = floats.of(buffer, count, step);
        NDArray sum = models.get(0).probabilities(x);
        for (int m = 1; m < models.size(); m++) {
          sum = sum.add(models.get(m).probabilities(x));
        }
        return (models.size() == 1 ? sum : sum.div(models.size())).toFloatArray();
      }
    }

    @Override
    public void close() {
      floats.close();
      manager.close();
    }
  }
}
