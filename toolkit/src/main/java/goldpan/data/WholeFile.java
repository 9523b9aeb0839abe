package goldpan.data;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a small file in half the time that {@link Files#readAllBytes} takes: without a path, and
 * without a channel, which an interrupt would close.
 */
final class WholeFile {
  private WholeFile() {}

  /**
   * All bytes of a file of the default file system.
   *
   * @throws IOException as {@link Files#readAllBytes} does
   */
  static byte[] read(String name) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(name, "r")) {
      long length = file.length();
      if (length > 0 && length <= Integer.MAX_VALUE - 8) {
        byte[] bytes = new byte[(int) length];
        file.readFully(bytes);
        return bytes;
      }
    } catch (IOException e) {
      // said again below, by what tells a missing file from one that may not be read
    }
    return Files.readAllBytes(Path.of(name));
  }
}
