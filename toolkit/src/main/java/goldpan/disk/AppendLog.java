package goldpan.disk;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that only grows, and what a process that was killed while writing left at its end can be
 * cut off. What is appended is whole or not there: when writing fails, the file is cut back to what
 * it was, and when that fails too nothing more is taken. What stands in it, and the checksums of
 * that, are up to whoever writes it.
 *
 * <p>Safe for threads. No channel, which an interrupt, such as a stopped notebook cell, would close
 * under everybody who shares the log.
 */
public final class AppendLog implements Closeable {
  private final RandomAccessFile file;
  private long end;
  private @Nullable String broken;

  private AppendLog(RandomAccessFile file) throws IOException {
    this.file = file;
    this.end = file.length();
  }

  /**
   * Opens the file, or makes it for its owner alone.
   *
   * @throws IOException when it cannot be written
   */
  public static AppendLog open(Path path) throws IOException {
    boolean created = !Files.exists(path);
    OwnerOnly.createFile(path);
    AppendLog log = new AppendLog(new RandomAccessFile(path.toFile(), "rw"));
    if (created) {
      FileTree.forceNames(path.toAbsolutePath().getParent());
    }
    return log;
  }

  /** Bytes in the file. */
  public synchronized long size() {
    return end;
  }

  /**
   * Reads {@code length} bytes.
   *
   * @throws java.io.EOFException when the file ends before
   */
  public synchronized byte[] read(long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    file.seek(at);
    file.readFully(bytes);
    return bytes;
  }

  /** Adds bytes, which are on disk after {@link #force}. */
  public synchronized void append(byte[] bytes) throws IOException {
    append(bytes, () -> {});
  }

  /** Adds bytes and waits until they are on disk. */
  public synchronized void appendForced(byte[] bytes) throws IOException {
    append(bytes, this::force);
  }

  private interface Step {
    void run() throws IOException;
  }

  private void append(byte[] bytes, Step after) throws IOException {
    if (broken != null) {
      throw new IOException("takes no more since a write failed: " + broken);
    }
    try {
      file.seek(end);
      file.write(bytes);
      after.run();
      end += bytes.length;
    } catch (IOException e) {
      cutBack(e);
      throw e;
    }
  }

  private void cutBack(IOException cause) {
    try {
      cut(end);
    } catch (IOException e) {
      cause.addSuppressed(e);
      broken = String.valueOf(cause.getMessage());
    }
  }

  /** Why nothing more can be added; null while it can. */
  public synchronized @Nullable String broken() {
    return broken;
  }

  /** Cuts off what follows the first {@code length} bytes. */
  public synchronized void cut(long length) throws IOException {
    file.setLength(length);
    force();
    end = length;
  }

  /** Waits until all that was added is on disk; others may read and add meanwhile. */
  public void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
