package goldpan.review;

import goldpan.data.Dataset;
import goldpan.disk.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Cuts a damaged journal back to the lines that can be trusted, keeping the damaged file. */
final class Repair {
  private Repair() {}

  static Optional<Path> of(Path path, Dataset dataset) {
    try {
      ProcessLock lock = Journal.lock(path);
      try {
        return cut(path, dataset);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new JournalException("%s cannot be repaired (%s)".formatted(path, e), e);
    }
  }

  private static Optional<Path> cut(Path path, Dataset dataset) throws IOException {
    List<byte[]> lines = JournalFile.read(path).lines();
    int good = Replay.of(dataset, lines).sound();
    if (good == lines.size()) {
      return Optional.empty();
    }
    Path copy = path.resolveSibling(path.getFileName() + ".damaged-" + Now.get().toEpochMilli());
    Files.copy(path, copy);
    JournalFile.cut(path, lines.subList(0, good));
    return Optional.of(copy);
  }
}
