package goldpan.task.boxes.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The archives of the shared data, unpacked, and folders compared. */
public final class Archives {
  private Archives() {}

  /** Unpacks an archive by the system's tar. */
  public static Path unpack(String archive, Path into) throws Exception {
    String shared = System.getProperty("goldpan.shared");
    assertNotNull(shared, "goldpan.shared is not set; expected the folder of shared data");
    Path file = Path.of(shared, "data", archive);
    assertTrue(Files.isRegularFile(file), file + " is missing; expected the shared data");
    Process tar =
        new ProcessBuilder("tar", "xf", file.toString(), "-C", into.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(tar.getInputStream().readAllBytes());
    assertTrue(tar.waitFor(5, TimeUnit.MINUTES), "tar does not end");
    assertEquals(0, tar.exitValue(), said);
    return into;
  }

  /** The files of a folder, relative, in order. */
  public static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.relativize(f).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** The files of two folders that differ or that only one has. */
  public static List<String> differing(Path a, Path b) throws IOException {
    return Stream.concat(files(a).stream(), files(b).stream())
        .distinct()
        .filter(f -> !same(a.resolve(f), b.resolve(f)))
        .sorted()
        .toList();
  }

  private static boolean same(Path a, Path b) {
    try {
      return Files.exists(a)
          && Files.exists(b)
          && Arrays.equals(Files.readAllBytes(a), Files.readAllBytes(b));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
