package goldpan.disk;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes a file that is there whole or not at all: under a hidden name beside its place, forced to
 * disk, then renamed. A file that was there before is replaced, or stays as it is when writing
 * fails. Not written through a channel, which an interrupt would close.
 */
public final class AtomicFile {
  /** What the name of a file ends with that is not whole. */
  static final String PART = ".part";

  private static final int BUFFER = 1 << 16;

  private AtomicFile() {}

  /** Writes what the file is to hold. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file.
   *
   * @param content gets a buffered stream, which it need not close
   * @throws IOException when the folder is not there or cannot be written; nothing is changed
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + PART);
    try {
      try (FileOutputStream disk = new FileOutputStream(part.toFile())) {
        OutputStream out = new BufferedOutputStream(disk, BUFFER);
        content.writeTo(out);
        out.flush();
        disk.getFD().sync();
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      FileTree.forceNames(target.getParent());
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Writes bytes. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes));
  }

  /**
   * Writes text as UTF-8.
   *
   * @throws java.nio.charset.CharacterCodingException when half of a surrogate pair is missing
   */
  public static void write(Path file, String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
    byte[] all = new byte[bytes.remaining()];
    bytes.get(all);
    write(file, all);
  }
}
