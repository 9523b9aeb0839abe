package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded kernel as Jupyter's own client sees it. */
class KernelClientTest {
  private static final String INSTALL =
      "apt-get install python3-jupyter-kernel-test jupyter-client python3-nbclient";

  @TempDir Path folder;

  @Test
  void passesJupytersOwnSuiteAndOurs() throws Exception {
    writeSpec("goldpan-test", List.of());
    writeSpec("goldpan-test-limited", List.of("--cell-timeout", "2"));
    Path python = python();
    Path script = Path.of("src/test/python/test_goldpan_kernel.py").toAbsolutePath();
    ProcessBuilder suite = new ProcessBuilder(python.toString(), script.toString(), "-v");
    suite.environment().put("JUPYTER_PATH", folder.resolve("share").toString());
    suite.environment().put("GOLDPAN_TEST_FOLDER", folder.toString());
    // A client that is asked for input must meet the end of it, and not wait for the build's.
    suite.redirectInput(Files.createFile(folder.resolve("no-input")).toFile());
    Path log = folder.resolve("suite.log");
    suite.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = suite.start();
    if (!process.waitFor(8, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail("the suite did not end in time:\n" + Files.readString(log));
    }
    System.out.println(Files.readString(log));
    assertEquals(0, process.exitValue(), () -> "the suite failed:\n" + text(log));
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** The system's Python first: Debian's packages are for that one. */
  private static Path python() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    Process check =
        new ProcessBuilder(python.toString(), "-c", "import jupyter_kernel_test, nbclient").start();
    if (check.waitFor() != 0) {
      fail("Jupyter's client is not installed; expected Debian's packages; run: " + INSTALL);
    }
    return python;
  }

  private void writeSpec(String name, List<String> options) throws IOException {
    Path spec = Files.createDirectories(folder.resolve("share/kernels").resolve(name));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.addAll(List.of("-Djava.awt.headless=true", "-cp", classPath()));
    command.addAll(List.of("goldpan.kernel.GoldpanKernel", "{connection_file}"));
    command.addAll(options);
    String arguments =
        command.stream().map(word -> '"' + word + '"').collect(Collectors.joining(", "));
    Files.writeString(
        spec.resolve("kernel.json"),
        """
        {"argv": [%s], "display_name": "%s", "language": "java", "interrupt_mode": "message"}
        """
            .formatted(arguments, name));
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
