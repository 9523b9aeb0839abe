package goldpan.train;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A file that is there whole or not at all: written beside its place, forced to disk, renamed. It
 * begins with what it is a part of and ends with a CRC-32C of all before.
 */
final class Checkpoint {
  private static final String MAGIC = "goldpan checkpoint 1";
  private static final int SEAL = Long.BYTES;

  private Checkpoint() {}

  /** Writes what the file is to hold. */
  @FunctionalInterface
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** Reads it back. */
  @FunctionalInterface
  interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  /** Not written through a channel, which an interrupt would close. */
  static void write(Path file, String key, Writing content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    CRC32C sum = new CRC32C();
    try (FileOutputStream disk = new FileOutputStream(beside.toFile())) {
      DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(new CheckedOutputStream(disk, sum), 1 << 16));
      out.writeUTF(MAGIC);
      out.writeUTF(key);
      content.to(out);
      out.flush();
      out.writeLong(sum.getValue());
      out.flush();
      disk.getFD().sync();
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @throws IOException saying what is wrong, when the file is damaged or about something else
   */
  static <T> T read(Path file, String key, Reading<T> content) throws IOException {
    verify(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
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
  static <T> T peek(Path file, Reading<T> content) throws IOException {
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
    try (InputStream disk = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        CheckedInputStream in = new CheckedInputStream(disk, sum)) {
      byte[] block = new byte[1 << 16];
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
