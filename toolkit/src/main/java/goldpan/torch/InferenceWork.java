package goldpan.torch;

import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Workers;
import goldpan.input.Input;
import goldpan.input.PictureSource;
import goldpan.predict.ForwardPass;
import goldpan.predict.Matrix;
import java.nio.ByteBuffer;
import java.util.List;

/** One call: where pictures come from and rows go to. Threads write different rows. */
final class InferenceWork {
  private final Input input;
  private final int classes;
  private final int batch;
  private final List<Lane> lanes;
  private final PictureSource pictures;
  private final int[] rows;
  private final Progress.Task task;
  private final ScoreJournal journal;
  private final Matrix.Builder out;
  private final Finding[] problems;
  private final List<BatchSize> sizes;

  InferenceWork(
      Input input,
      int classes,
      int batch,
      List<Lane> lanes,
      PictureSource pictures,
      int[] rows,
      Progress.Task task,
      ScoreJournal journal) {
    this.input = input;
    this.classes = classes;
    this.batch = batch;
    this.lanes = lanes;
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

  Workers.Worker shard() {
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

  ForwardPass result() {
    List<Finding> notes = sizes.stream().flatMap(s -> s.note().stream()).toList();
    return new ForwardPass(out.build(), problems, notes);
  }
}
