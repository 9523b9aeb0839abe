package goldpan.train.detect;

import goldpan.disk.CheckpointFile;
import goldpan.disk.CheckpointStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of one fold of a detector: the epochs behind it, their losses, and the trainer's
 * state or, at the end, the weights. Written at the ends of epochs, at least two seconds apart; the
 * system property {@code goldpan.checkpoint.millis} is another number than 2000.
 */
final class DetectorCheckpoint {
  private final @Nullable Path file;
  private final String key;
  private final Consumer<String> problems;
  private final long leastNanos =
      TimeUnit.MILLISECONDS.toNanos(Long.getLong("goldpan.checkpoint.millis", 2000));
  private long nextNanos = System.nanoTime() + leastNanos;
  private boolean broken;

  DetectorCheckpoint(CheckpointStore.Work work, String key, int fold, Consumer<String> problems) {
    this.file = work.file("fold-" + fold + ".checkpoint").orElse(null);
    this.key = key;
    this.problems = problems;
  }

  /** What a fold has come to. */
  static final class State {
    final float[] losses;
    final byte[] trainer;

    State(float[] losses, byte[] trainer) {
      this.losses = losses;
      this.trainer = trainer;
    }
  }

  /** What an earlier process has left; empty when there is nothing good. */
  Optional<State> read() {
    if (file == null || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          CheckpointFile.read(
              file,
              key,
              in -> {
                float[] losses = new float[in.readInt()];
                for (int i = 0; i < losses.length; i++) {
                  losses[i] = in.readFloat();
                }
                return new State(losses, in.readNBytes(in.readInt()));
              }));
    } catch (IOException e) {
      problems.accept("%s %s; the fold begins anew".formatted(file.getFileName(), e.getMessage()));
      return Optional.empty();
    }
  }

  /** Whether it is time to {@link #write}. */
  boolean isDue() {
    return file != null && !broken && System.nanoTime() - nextNanos >= 0;
  }

  void write(State state) {
    if (file == null || broken) {
      return;
    }
    try {
      CheckpointFile.write(
          file,
          key,
          out -> {
            out.writeInt(state.losses.length);
            for (float loss : state.losses) {
              out.writeFloat(loss);
            }
            out.writeInt(state.trainer.length);
            out.write(state.trainer);
          });
    } catch (IOException e) {
      broken = true;
      problems.accept(
          "%s cannot be written (%s); training goes on, but a killed one will begin anew"
              .formatted(file, e.getMessage()));
    }
    nextNanos = System.nanoTime() + leastNanos;
  }
}
