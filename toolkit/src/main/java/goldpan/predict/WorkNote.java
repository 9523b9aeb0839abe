package goldpan.predict;

import goldpan.data.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

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
  static Optional<PendingWork> read(Path work, Path lock, Instant touched) {
    try {
      WorkNote note = JsonFile.read(work.resolve(FILE), WorkNote.class);
      String name = work.getFileName().toString();
      boolean training = name.startsWith(WorkKey.TRAINING);
      ScoreJournal.Known known =
          training
              ? new ScoreJournal.Known(epochs(work), note.epochs)
              : ScoreJournal.known(work.resolve(ScoreJournal.FILE));
      return Optional.of(
          new PendingWork(
              work,
              training ? "training" : "mining",
              note.dataset,
              note.by,
              known.rows(),
              known.of(),
              training ? "epochs" : "samples",
              touched,
              holder(lock)));
    } catch (IOException | PredictionException e) {
      return Optional.empty();
    }
  }

  private static int epochs(Path work) throws IOException {
    int sum = 0;
    try (Stream<Path> all = Files.list(work)) {
      for (Path file : all.filter(FoldCheckpoint::isOne).toList()) {
        sum += FoldCheckpoint.epochs(file);
      }
    }
    return sum;
  }

  /** Who has the lock; a lock that nobody has is given back at once. */
  private static Optional<String> holder(Path lock) throws IOException {
    try (Claim claim = Claim.take(lock).orElse(null)) {
      return claim == null ? Optional.of(Claim.holder(lock)) : Optional.empty();
    }
  }
}
