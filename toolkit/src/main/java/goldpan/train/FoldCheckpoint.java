package goldpan.train;

import goldpan.disk.CheckpointFile;
import goldpan.disk.CheckpointStore;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoint of one fold: what it has recorded, and the trainer's state until it is complete.
 * Between two are at least two seconds, and fifty times what the last one cost; the system property
 * {@code goldpan.checkpoint.millis} is another number than 2000, and 0 asks for one a step.
 */
final class FoldCheckpoint {
  private static final int COST_SHARE = 50;
  private static final String ENDING = ".checkpoint";
  private final @Nullable Path file;
  private final String key;
  private final Consumer<String> problems;
  private final long leastNanos =
      TimeUnit.MILLISECONDS.toNanos(Long.getLong("goldpan.checkpoint.millis", 2000));
  private long nextNanos = System.nanoTime() + leastNanos;
  private boolean broken;
  private byte[] trainer = new byte[0];

  FoldCheckpoint(CheckpointStore.Work work, String key, int fold, Consumer<String> problems) {
    this.file = work.file("fold-" + fold + ENDING).orElse(null);
    this.key = key;
    this.problems = problems;
  }

  /** Whether a file is the checkpoint of a fold. */
  static boolean isOne(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  /** Epochs that the fold in a checkpoint has behind it. */
  static int epochs(Path file) throws IOException {
    return CheckpointFile.peek(file, FoldRecord::epochs);
  }

  /** What an earlier process has left of this fold; a fresh record when there is nothing good. */
  FoldRecord resume(int fold, Supplier<FoldRecord> fresh) {
    if (file == null || !Files.exists(file)) {
      return fresh.get();
    }
    try {
      return CheckpointFile.read(
          file,
          key,
          in -> {
            FoldRecord record = fresh.get().read(in);
            trainer = in.readNBytes(in.readInt());
            return record;
          });
    } catch (IOException e) {
      problems.accept(
          "%s %s; fold %s begins anew".formatted(file.getFileName(), e.getMessage(), fold + 1));
      return fresh.get();
    }
  }

  /** The trainer's state that belongs to the record, once; empty for a fresh record. */
  byte[] takeTrainer() {
    byte[] taken = trainer;
    trainer = new byte[0];
    return taken;
  }

  /** Whether it is time to {@link #write}. */
  boolean isDue() {
    return file != null && !broken && System.nanoTime() - nextNanos >= 0;
  }

  void write(FoldRecord record, CheckpointFile.Writing trainerState) {
    if (file == null || broken) {
      return;
    }
    long start = System.nanoTime();
    try {
      byte[] state = bytes(trainerState);
      CheckpointFile.write(
          file,
          key,
          out -> {
            record.write(out);
            out.writeInt(state.length);
            out.write(state);
          });
    } catch (IOException e) {
      broken = true;
      problems.accept(
          "%s cannot be written (%s); training goes on, but a killed one will begin anew"
              .formatted(file, e.getMessage()));
    }
    long end = System.nanoTime();
    nextNanos = end + (leastNanos == 0 ? 0 : Math.max(leastNanos, COST_SHARE * (end - start)));
  }

  private static byte[] bytes(CheckpointFile.Writing writing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    }
    return bytes.toByteArray();
  }
}
