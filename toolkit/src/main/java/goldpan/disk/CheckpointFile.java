package goldpan.disk;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The file of a checkpoint, there whole or not at all. It begins with the work that it is a part of
 * and ends with a CRC-32C of all before.
 */
public final class CheckpointFile {
  private static final String MAGIC = "goldpan checkpoint 1";
  private static final int SEAL = Long.BYTES;
  private static final int BUFFER = 1 << 16;

  private CheckpointFile() {}

  /** Writes what the file is to hold. */
  @FunctionalInterface
  public interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads it back. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  /** Writes a checkpoint of the work called {@code key}. */
  public static void write(Path file, String key, Writing content) throws IOException {
    AtomicFile.write(
        file,
        disk -> {
          CRC32C sum = new CRC32C();
          DataOutputStream out =
              new DataOutputStream(
                  new BufferedOutputStream(new CheckedOutputStream(disk, sum), BUFFER));
          out.writeUTF(MAGIC);
          out.writeUTF(key);
          content.to(out);
          out.flush();
          out.writeLong(sum.getValue());
          out.flush();
        });
  }

  /**
   * Reads the checkpoint of the work called {@code key}.
   *
   * @throws IOException saying what is wrong, when the file is damaged or about something else
   */
  public static <T> T read(Path file, String key, Reading<T> content) throws IOException {
    verify(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException("was not written by this version of Goldpan");
      }
      if (!in.readUTF().equals(key)) {
        throw new IOException("is about other work");
      }
      return content.from(in);
    } catch (RuntimeException e) {
      throw new IOException("does not hold what it should: " + e.getMessage(), e);
    }
  }

  /** Reads the beginning, whatever it is about and whether or not all of it is good. */
  public static <T> T peek(Path file, Reading<T> content) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException("was not written by this version of Goldpan");
      }
      in.readUTF();
      return content.from(in);
    }
  }

  private static void verify(Path file) throws IOException {
    long left = Files.size(file) - SEAL;
    CRC32C sum = new CRC32C();
    try (InputStream disk = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        CheckedInputStream in = new CheckedInputStream(disk, sum)) {
      byte[] block = new byte[BUFFER];
      while (left > 0) {
        int n = in.read(block, 0, (int) Math.min(left, block.length));
        if (n < 0) {
          break;
        }
        left -= n;
      }
      long is = sum.getValue();
      if (left != 0 || new DataInputStream(disk).readLong() != is) {
        throw new IOException("is damaged");
      }
    }
  }
}
