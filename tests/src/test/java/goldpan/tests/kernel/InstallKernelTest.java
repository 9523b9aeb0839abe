package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's installer, with the build that is there. */
class InstallKernelTest {
  @TempDir Path folder;

  private record Run(int status, String said) {}

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("../install/kernel"));
    command.addAll(List.of(arguments));
    ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
    script.environment().put("JAVA_HOME", System.getProperty("java.home"));
    script.environment().put("GOLDPAN_NO_BUILD", "1");
    script.environment().put("GOLDPAN_HOME", folder.resolve("home").toString());
    script.environment().put("JUPYTER_PATH", folder.resolve("ü ber/share/jupyter").toString());
    Path log = Files.createTempFile(folder, "run", ".log");
    Process process = script.redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(3, TimeUnit.MINUTES), Files.readString(log));
    return new Run(process.exitValue(), Files.readString(log));
  }

  @Test
  void installsStartsListsAndRemoves() throws Exception {
    String prefix = folder.resolve("ü ber").toString();
    Path spec = folder.resolve("ü ber/share/jupyter/kernels/gold-test");
    Run installed = run("--prefix", prefix, "--name", "gold-test");
    assertEquals(0, installed.status, installed.said);
    assertTrue(installed.said.contains("it answered: 10 classes on Java"), installed.said);
    assertTrue(Files.readString(spec.resolve("kernel.json")).contains("Java (Goldpan, gold-test)"));
    assertTrue(run("--list").said.contains("gold-test"));
    Run removed = run("--uninstall", "--name", "gold-test");
    assertEquals(0, removed.status, removed.said);
    assertFalse(Files.exists(spec));
  }

  @Test
  void touchesNoSpecThatItDidNotMake() throws Exception {
    Path other = folder.resolve("ü ber/share/jupyter/kernels/other");
    Files.createDirectories(other);
    String json = "{\"argv\": [\"java\"], \"display_name\": \"Other\", \"language\": \"java\"}";
    Files.writeString(other.resolve("kernel.json"), json);
    Run refused = run("--uninstall", "--name", "other");
    assertEquals(1, refused.status);
    assertTrue(refused.said.contains("was not made by install/kernel"), refused.said);
    assertEquals(json, Files.readString(other.resolve("kernel.json")));
  }

  @Test
  void wrongOptionsGetUsage() throws Exception {
    Run wrong = run("--prefixx");
    assertEquals(2, wrong.status);
    assertTrue(wrong.said.startsWith("install/kernel: unknown option --prefixx; usage:"));
    assertEquals(2, run("--name", "a b").status);
    assertEquals(1, run("--jdk", folder.toString()).status);
  }
}
