package goldpan.review;

import goldpan.disk.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of lines that only grows, each on disk before {@link #append} returns.
 *
 * <p>Written through RandomAccessFile, not FileChannel: an interrupt, such as a stopped notebook
 * cell, would close a channel under everybody who shares the journal.
 */
final class AppendedFile implements AutoCloseable {
  private final Path path;
  private final RandomAccessFile file;
  private long end;
  private @Nullable String broken;

  private AppendedFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Opens or creates the file; nothing is read yet. */
  static AppendedFile open(Path path) throws IOException {
    boolean created = !Files.exists(path);
    OwnerOnly.createFile(path);
    AppendedFile opened = new AppendedFile(path, new RandomAccessFile(path.toFile(), "rw"));
    if (created) {
      forceFolder(path.toAbsolutePath().getParent());
    }
    return opened;
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
    end = file.length() - content.tornBytes;
    if (content.tornBytes > 0) {
      file.setLength(end);
      file.getFD().sync();
    }
    return content;
  }

  /**
   * Adds a line and waits until it is on disk. When that fails the file is cut back to what it was.
   *
   * @throws JournalException when it cannot be written; nothing was added
   */
  void append(byte[] line) {
    if (broken != null) {
      throw new JournalException(
          "%s takes no more decisions since a write failed (%s); close it, free space and open it again"
              .formatted(path, broken));
    }
    try {
      file.seek(end);
      file.write(line);
      file.getFD().sync();
      end += line.length;
    } catch (IOException e) {
      cutBack(e);
      throw new JournalException(
          "%s cannot be written (%s); the decision is not recorded; free space on the disk and decide again"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private void cutBack(IOException cause) {
    try {
      file.setLength(end);
      file.getFD().sync();
    } catch (IOException e) {
      cause.addSuppressed(e);
      broken = String.valueOf(cause.getMessage());
    }
  }

  /** Puts a folder's entries on disk, where the platform can. */
  static void forceFolder(@Nullable Path folder) throws IOException {
    if (folder != null && !System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
