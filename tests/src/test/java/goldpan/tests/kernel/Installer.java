package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code install/kernel} with the build that is there, and a Jupyter folder of its own. */
final class Installer {
  private final Path folder;
  private final Path script;

  /**
   * @param folder where its files go
   */
  Installer(Path folder) {
    this(folder, Path.of("../install/kernel"));
  }

  /**
   * @param folder where its files go
   * @param script the script to run, of this checkout or of another
   */
  Installer(Path folder, Path script) {
    this.folder = folder;
    this.script = script;
  }

  /** How a run ended, and all it printed. */
  record Run(int status, String said) {}

  /** What {@code --prefix} is given, and where Jupyter looks: a name with a space and an umlaut. */
  Path prefix() {
    return folder.resolve("ü ber");
  }

  /** Where a user's own kernelspecs go: never that of whoever runs the tests. */
  Path ownFolder() {
    return folder.resolve("own");
  }

  Path spec(String name) {
    return prefix().resolve("share/jupyter/kernels").resolve(name);
  }

  Run run(String... arguments) throws Exception {
    return run(Map.of(), arguments);
  }

  Run run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    script.environment().put("GOLDPAN_NO_BUILD", "1");
    script.environment().put("GOLDPAN_HOME", folder.resolve("home").toString());
    script.environment().put("JUPYTER_PATH", prefix().resolve("share/jupyter").toString());
    script.environment().put("JUPYTER_DATA_DIR", ownFolder().toString());
    script.environment().putAll(environment);
    Path log = Files.createTempFile(folder, "run", ".log");
    Process process = script.redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(15, TimeUnit.MINUTES), Files.readString(log));
    return new Run(process.exitValue(), Files.readString(log));
  }
}
