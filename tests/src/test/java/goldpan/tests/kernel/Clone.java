package goldpan.tests.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another folder with this checkout's scripts and build, and with its own copy of the libraries.
 */
final class Clone {
  private static final Path ROOT = Path.of("..");
  private static final String LIBRARIES = "kernel-magics/target/libraries.classpath";

  private Clone() {}

  static void of(Path clone) throws IOException {
    for (String file :
        List.of(
            "install/kernel",
            "install/tools.sh",
            "toolkit/target/goldpan-toolkit.jar",
            "kernel-magics/target/goldpan.jar")) {
      copy(ROOT.resolve(file), clone.resolve(file));
    }
    List<String> libraries = new ArrayList<>();
    for (String jar : Files.readString(ROOT.resolve(LIBRARIES)).split(File.pathSeparator)) {
      Path copy = clone.resolve("libraries").resolve(Path.of(jar).getFileName());
      copy(Path.of(jar), copy);
      libraries.add(copy.toString());
    }
    Files.writeString(clone.resolve(LIBRARIES), String.join(File.pathSeparator, libraries));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
  }

  static void delete(Path clone) throws IOException {
    try (Stream<Path> all = Files.walk(clone)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
