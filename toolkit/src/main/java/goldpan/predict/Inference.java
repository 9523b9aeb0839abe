package goldpan.predict;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Workers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Runs pictures through models in inference mode. On a processor every worker reads, decodes and
 * computes its own batches with one thread inside operations, which beats one pipeline; before a
 * GPU, workers decode ahead while it computes, see {@link Prefetch}. Batches are cut by position
 * and dealt to devices in turn, so the result does not depend on who computed what; big pictures
 * make them smaller, so that memory does not grow with the picture.
 */
final class Inference {
  private final Input input;
  private final int classes;
  private final int batch;
  private final List<Lane> lanes;

  /**
   * On one device. The models come with {@link #run(Pictures, int[], List, int, Progress.Task)}.
   */
  Inference(Input input, Device device, int classes) {
    this(input, classes, 0, List.of(new Lane(device, List.of())));
  }

  /**
   * On several devices.
   *
   * @param batch pictures at once; 0 for what suits input and devices
   */
  Inference(Input input, int classes, int batch, List<Lane> lanes) {
    this.input = input;
    this.classes = classes;
    this.lanes = List.copyOf(lanes);
    this.batch = batch > 0 ? batch : BatchSize.fitting(input, lanes.get(0).device().isGpu());
  }

  /** One model, as a worker sees it: a batch in, B×K probabilities out. */
  @FunctionalInterface
  interface Model {
    NDArray probabilities(NDArray batch);
  }

  /** A device and the models that are on it; of each sample the mean of them counts. */
  record Lane(Device device, List<Model> models) {
    Lane {
      models = List.copyOf(models);
    }
  }

  /** What came out: probabilities, and for samples without a picture the reason. */
  static final class Result {
    private final Matrix probabilities;
    private final Finding[] problems;
    private final List<Finding> notes;

    Result(Matrix probabilities, Finding[] problems) {
      this(probabilities, problems, List.of());
    }

    Result(Matrix probabilities, Finding[] problems, List<Finding> notes) {
      this.probabilities = probabilities;
      this.problems = problems;
      this.notes = List.copyOf(notes);
    }

    Matrix probabilities() {
      return probabilities;
    }

    /** Why a row has no probabilities; empty when it has. */
    Optional<Finding> problem(int row) {
      return Optional.ofNullable(problems[row]);
    }

    /** What went otherwise than planned, such as a batch too big for the memory. */
    List<Finding> notes() {
      return notes;
    }
  }

  /** Pictures of a batch: part of what decides the last bits. */
  int batch() {
    return batch;
  }

  /**
   * Mean probabilities of {@code models}, on the one device, for {@code rows} of the pictures.
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
    Lane lane = new Lane(lanes.get(0).device(), List.copyOf(models));
    return new Inference(input, classes, batch, List.of(lane))
        .run(pictures, rows, threads, task, journal);
  }

  /** Mean probabilities of the models on all devices for {@code rows} of the pictures. */
  Result run(Pictures pictures, int[] rows, int threads, Progress.Task task, ScoreJournal journal) {
    Work work = new Work(pictures, rows, task, journal);
    if (lanes.size() > 1 || lanes.get(0).device().isGpu()) {
      return ahead(work, threads);
    }
    Workers.forEach(rows.length, batch, threads, work::shard);
    return work.result();
  }

  /** Workers only decode, and each device, be it a processor, has a thread of its own. */
  Result ahead(
      Pictures pictures, int[] rows, int threads, Progress.Task task, ScoreJournal journal) {
    return ahead(new Work(pictures, rows, task, journal), threads);
  }

  private static Result ahead(Work work, int threads) {
    new Prefetch(work, threads).run();
    return work.result();
  }

  /** One call: where pictures come from and rows go to. Threads write different rows. */
  final class Work {
    private final Pictures pictures;
    private final int[] rows;
    private final Progress.Task task;
    private final ScoreJournal journal;
    private final Matrix.Builder out;
    private final Finding[] problems;
    private final List<BatchSize> sizes;

    Work(Pictures pictures, int[] rows, Progress.Task task, ScoreJournal journal) {
      this.pictures = pictures;
      this.rows = rows;
      this.task = task;
      this.journal = journal;
      this.out = Matrix.builder(rows.length, classes);
      this.problems = new Finding[rows.length];
      this.sizes = lanes.stream().map(l -> new BatchSize(Torch.name(l.device()), batch)).toList();
    }

    int batches() {
      return (int) (((long) rows.length + batch - 1) / batch);
    }

    int lanes() {
      return lanes.size();
    }

    int batchBytes() {
      return Math.min(batch, rows.length) * input.values();
    }

    /** Pictures of a batch. */
    int count(int number) {
      return Math.min(batch, rows.length - number * batch);
    }

    Forward forward(int lane) {
      return new Forward(input, classes, lanes.get(lane), sizes.get(lane));
    }

    /**
     * Decodes a batch into {@code buffer}, unless the journal knows what the models say of it.
     *
     * @param one room for a picture
     * @return whether the batch is still to be computed
     */
    boolean fill(int number, ByteBuffer buffer, byte[] one) {
      int from = number * batch;
      int count = count(number);
      if (journal.recall(from, from + count, out, problems)) {
        task.advance(count);
        return false;
      }
      for (int i = from; i < from + count; i++) {
        problems[i] = pictures.read(rows[i], one, 0).orElse(null);
        buffer.put((i - from) * one.length, one);
      }
      return true;
    }

    /** Computes a batch and keeps what comes out. */
    void compute(int number, ByteBuffer buffer, Forward forward) {
      int from = number * batch;
      int count = count(number);
      float[] probabilities = forward.probabilities(buffer, count);
      for (int i = 0; i < count; i++) {
        out.set(from + i, probabilities, i * classes);
      }
      journal.computed(from, from + count, probabilities, problems);
      task.advance(count);
    }

    byte[] picture() {
      return new byte[input.values()];
    }

    private Workers.Worker shard() {
      Forward forward = forward(0);
      ByteBuffer buffer = forward.buffer(Math.min(batch, rows.length));
      byte[] one = picture();
      return new Workers.Worker() {
        @Override
        public void run(int from, int to) {
          if (fill(from / batch, buffer, one)) {
            compute(from / batch, buffer, forward);
          }
        }

        @Override
        public void close() {
          forward.close();
        }
      };
    }

    private Result result() {
      List<Finding> notes = sizes.stream().flatMap(s -> s.note().stream()).toList();
      return new Result(out.build(), problems, notes);
    }
  }
}
