package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The embedded kernel for Jupyter's tools, and scripts in the system's Python that use it. */
public final class KernelSpec {
  private static final String INSTALL =
      "apt-get install python3-jupyter-kernel-test jupyter-client python3-nbclient jupyter-nbconvert jupyter-notebook";

  private KernelSpec() {}

  /** Writes a kernelspec under {@code folder/share}, with its own Goldpan home in the folder. */
  public static void write(Path folder, String name, List<String> options) throws IOException {
    write(folder, name, options, List.of());
  }

  /**
   * Writes one whose class path begins with some jars: what a host has is there before what Goldpan
   * brings.
   */
  static void write(Path folder, String name, List<String> options, List<Path> first)
      throws IOException {
    Path spec = Files.createDirectories(folder.resolve("share/kernels").resolve(name));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", classPath(first), "goldpan.kernel.GoldpanKernel"));
    command.add("{connection_file}");
    command.addAll(options);
    String arguments = command.stream().map(KernelSpec::quoted).collect(Collectors.joining(", "));
    Files.writeString(
        spec.resolve("kernel.json"),
        """
        {"argv": [%s], "display_name": "%s", "language": "java", "interrupt_mode": "message",
         "env": {"GOLDPAN_HOME": %s}}
        """
            .formatted(arguments, name, quoted(folder.resolve("home").toString())));
  }

  private static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String classPath(List<Path> first) {
    String own =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.concat(first.stream().map(Path::toString), Stream.of(own))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs a script of {@code src/test/python} that must end well, and prints what it says. */
  public static void run(Path folder, int minutes, String script, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(python().toString()));
    command.add(Path.of("src/test/python", script).toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder suite = new ProcessBuilder(command);
    suite.environment().put("JUPYTER_PATH", folder.resolve("share").toString());
    suite.environment().put("GOLDPAN_TEST_FOLDER", folder.toString());
    // A client that is asked for input must meet the end of it, and not wait for the build's.
    suite.redirectInput(Files.createFile(folder.resolve(script + ".input")).toFile());
    Path log = folder.resolve(script + ".log");
    suite.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = suite.start();
    if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      fail(script + " did not end in time:\n" + Files.readString(log));
    }
    String said = Files.readString(log);
    System.out.println(said);
    assertEquals(0, process.exitValue(), () -> script + " failed:\n" + said);
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
}
