package goldpan.predict;

import goldpan.disk.ProcessLock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What some work is about, beside what it has done so far, for people who wonder what is left.
 *
 * @param epochs of all folds of a training; of a mining its journal knows how much it is
 */
record WorkNote(String dataset, String by, int epochs) {
  private static final String FILE = "about.json";

  void write(Path work) throws IOException {
    JsonFile.write(this, work.resolve(FILE));
  }

  /** The work in a folder; empty when nobody can tell what it is. */
  static Optional<PendingWork> read(Path work, Path lock, Instant touched, WorkGauge gauge) {
    try {
      WorkNote note = JsonFile.read(work.resolve(FILE), WorkNote.class);
      WorkGauge.Extent extent = gauge.measure(work, note.epochs);
      return Optional.of(
          new PendingWork(
              work,
              extent.kind(),
              note.dataset,
              note.by,
              extent.done(),
              extent.total(),
              extent.unit(),
              touched,
              ProcessLock.holder(lock)));
    } catch (IOException | PredictionException e) {
      return Optional.empty();
    }
  }
}
