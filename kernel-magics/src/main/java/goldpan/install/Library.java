package goldpan.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar to install.
 *
 * @param name its file name
 * @param size in bytes
 * @param crc CRC-32 of its bytes
 * @param content opens its bytes
 */
record Library(String name, long size, long crc, Content content) {
  /** Opens a library's bytes. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  /** One inside another jar, with size and sum as that jar's table says. */
  static Library nested(ZipFile jar, ZipEntry entry) {
    String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    return new Library(name, entry.getSize(), entry.getCrc(), () -> jar.getInputStream(entry));
  }

  static Library file(Path file) throws IOException {
    try (CheckedInputStream bytes =
        new CheckedInputStream(Files.newInputStream(file), new CRC32())) {
      long size = bytes.transferTo(java.io.OutputStream.nullOutputStream());
      return new Library(
          String.valueOf(file.getFileName()),
          size,
          bytes.getChecksum().getValue(),
          () -> Files.newInputStream(file));
    }
  }
}
