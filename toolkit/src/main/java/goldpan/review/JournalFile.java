package goldpan.review;

import goldpan.disk.AppendLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a journal, each on disk before {@link #append} returns. */
final class JournalFile implements AutoCloseable {
  private final Path path;
  private final AppendLog log;

  private JournalFile(Path path, AppendLog log) {
    this.path = path;
    this.log = log;
  }

  /** Opens or creates the file; nothing is read yet. */
  static JournalFile open(Path path) throws IOException {
    return new JournalFile(path, AppendLog.open(path));
  }

  /** What a file holds: its whole lines without newlines, and the bytes after the last newline. */
  record Content(List<byte[]> lines, int tornBytes) {}

  static Content read(Path path) throws IOException {
    byte[] all = Files.readAllBytes(path);
    List<byte[]> lines = new ArrayList<>();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b : all) {
      if (b == '\n') {
        lines.add(line.toByteArray());
        line.reset();
      } else {
        line.write(b);
      }
    }
    return new Content(lines, line.size());
  }

  /** Reads all, and cuts off what follows the last newline: a line that was never acknowledged. */
  Content recover() throws IOException {
    Content content = read(path);
    if (content.tornBytes > 0) {
      log.cut(log.size() - content.tornBytes);
    }
    return content;
  }

  /** Keeps the first lines only. */
  static void cut(Path path, List<byte[]> lines) throws IOException {
    try (AppendLog log = AppendLog.open(path)) {
      log.cut(lines.stream().mapToLong(line -> line.length + 1).sum());
    }
  }

  /**
   * Adds a line and waits until it is on disk. When that fails the file is cut back to what it was.
   *
   * @throws JournalException when it cannot be written; nothing was added
   */
  void append(byte[] line) {
    String broken = log.broken();
    if (broken != null) {
      throw new JournalException(
          "%s takes no more decisions since a write failed (%s); close it, free space and open it again"
              .formatted(path, broken));
    }
    try {
      log.appendForced(line);
    } catch (IOException e) {
      throw new JournalException(
          "%s cannot be written (%s); the decision is not recorded; free space on the disk and decide again"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    log.close();
  }
}
