package goldpan.task.boxes.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The first bytes of a file as text, to tell what it is. */
final class Beginning {
  private static final int BYTES = 64 << 10;

  private Beginning() {}

  static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(BYTES), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    }
  }
}
