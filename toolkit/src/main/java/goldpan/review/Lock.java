package goldpan.review;

import goldpan.data.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second process away from a journal. The lock is the operating system's, so it ends with
 * the process however that ends; the file beside the journal only says who holds it. The byte that
 * is locked lies far beyond the text, which stays readable on every platform.
 */
final class Lock implements AutoCloseable {
  private static final long FAR = Long.MAX_VALUE - 1;
  private final FileChannel channel;

  private Lock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock of {@code journal}.
   *
   * @throws JournalException when another process has it, naming that process
   */
  static Lock take(Path journal) throws IOException {
    Path path = journal.resolveSibling(journal.getFileName() + ".lock");
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (tryLock(channel) == null) {
        throw new JournalException(
            "%s is in use by %s; expected one program at a time; review there, or end it and open again"
                .formatted(journal, holder(channel)));
      }
      String me =
          Words.of(
              "process %d (%s, since %s)",
              ProcessHandle.current().pid(), System.getProperty("user.name", "unknown"), Now.get());
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)), 0);
      return new Lock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(FAR, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    ByteBuffer text = ByteBuffer.allocate(512);
    channel.read(text, 0);
    String said = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    return said.isBlank() ? "another process" : said;
  }

  @Override
  public void close() throws IOException {
    channel.truncate(0);
    channel.close();
  }
}
