package goldpan.run;

import goldpan.data.Json;
import goldpan.data.Progress;
import goldpan.disk.FileTree;
import goldpan.disk.OwnerOnly;
import goldpan.disk.ProcessLock;
import goldpan.mining.Losses;
import goldpan.predict.file.PredictionsFolder;
import goldpan.train.Baseline;
import goldpan.train.BaselineFolder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run under way: its name is taken and its folder can be written before any work is done. What is
 * finished is forced to disk and renamed into place, so a run is whole or not there; what is not
 * finished is removed on {@link #close}, or by the next mining when the process died.
 */
final class RunDraft implements AutoCloseable {
  static final String PARTIAL = ".partial-";
  private static final String LOCK = ".lock";
  private final String id;
  private final Path partial;
  private final Path folder;
  private final ProcessLock lock;

  private RunDraft(Path runs, String id, Path partial, ProcessLock lock) {
    this.lock = lock;
    this.id = id;
    this.partial = partial;
    this.folder = runs.resolve(id);
  }

  /**
   * Takes a name that no run in {@code runs} has, not even one that another program is writing.
   *
   * @throws RunException when nothing can be written there
   */
  static RunDraft begin(Path runs, Instant at, String dataset) {
    try {
      OwnerOnly.createDirectories(runs);
      sweep(runs);
      for (int n = 1; true; n++) {
        String id = RunIds.of(at, dataset, n);
        Path partial = runs.resolve(PARTIAL + id);
        ProcessLock lock = ProcessLock.take(lock(partial)).orElse(null);
        if (lock != null && take(runs.resolve(id), partial, lock)) {
          return new RunDraft(runs, id, partial, lock);
        }
      }
    } catch (IOException e) {
      Progress.checkInterrupted();
      throw unwritable(runs, e);
    }
  }

  private static Path lock(Path partial) {
    return partial.resolveSibling(partial.getFileName() + LOCK);
  }

  private static boolean take(Path folder, Path partial, ProcessLock lock) throws IOException {
    boolean taken = false;
    try {
      taken = !Files.exists(folder) && !Files.exists(partial);
      if (taken) {
        Files.createDirectory(partial);
      }
      return taken;
    } catch (IOException e) {
      taken = false;
      throw e;
    } finally {
      if (!taken) {
        lock.close();
      }
    }
  }

  /** Removes what processes that died have left; a process that lives holds its lock. */
  private static void sweep(Path runs) throws IOException {
    try (Stream<Path> all = Files.list(runs)) {
      for (Path path : all.filter(p -> p.getFileName().toString().startsWith(PARTIAL)).toList()) {
        boolean isLock = path.toString().endsWith(LOCK);
        Path partial =
            isLock ? runs.resolve(path.getFileName().toString().replace(LOCK, "")) : path;
        try (ProcessLock lock = ProcessLock.take(lock(partial)).orElse(null)) {
          if (lock != null) {
            delete(partial);
          }
        }
      }
    }
  }

  /** Name of the run to be. */
  String id() {
    return id;
  }

  /**
   * Writes everything and puts the folder in its place. An interrupt comes too late once it is
   * there.
   *
   * @throws RunException when it cannot be written; nothing is left then
   * @throws java.util.concurrent.CancellationException when the thread is interrupted; nothing is
   *     left then either
   */
  Run finish(RunRecord record, Losses losses, @Nullable Baseline baseline) {
    try {
      write(record, losses, baseline);
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Progress.checkInterrupted(); // an interrupt closes files, which says nothing about the disk
      throw unwritable(folder, e);
    } catch (UncheckedIOException e) {
      Progress.checkInterrupted();
      throw unwritable(folder, new IOException(e.getMessage(), e));
    } catch (RuntimeException e) {
      Progress.checkInterrupted();
      throw e;
    }
    forceEntry();
    return new Run(folder, record, losses, baseline, "");
  }

  private void write(RunRecord record, Losses losses, @Nullable Baseline baseline)
      throws IOException {
    losses.csv(partial.resolve("losses.csv"));
    SampleList.write(losses.dataset(), partial.resolve(RunFolder.SAMPLES));
    if (losses.dataset().isUnits()) {
      SampleList.write(losses.dataset().base(), partial.resolve(RunFolder.BASE));
    }
    PredictionsFolder.write(losses.predictions(), partial);
    if (baseline != null) {
      Path weights = partial.resolve(RunFolder.BASELINE);
      BaselineFolder.write(baseline, weights);
      SampleList.write(baseline.dataset(), weights.resolve(RunFolder.SAMPLES));
    }
    try (BufferedWriter out = Files.newBufferedWriter(partial.resolve(RunFolder.RECORD))) {
      Json.pretty().toJson(record, out);
      out.write('\n');
    }
    FileTree.force(partial);
  }

  /** The run is whole by now: what cannot be forced to disk is left to the system. */
  private void forceEntry() {
    try {
      FileTree.forceNames(folder.getParent());
    } catch (IOException ignored) {
      // it is in place
    }
  }

  private static RunException unwritable(Path where, IOException e) {
    return new RunException(
        "%s cannot be written: %s; free some space, or set GOLDPAN_HOME to a folder you may write to"
            .formatted(where, reason(e)),
        e);
  }

  static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }

  @Override
  public void close() {
    delete(partial);
    lock.close();
  }

  private static void delete(Path partial) {
    try {
      FileTree.delete(partial);
    } catch (IOException ignored) {
      // what made the run fail is reported; a left-over .partial- folder is no run
    }
  }
}
