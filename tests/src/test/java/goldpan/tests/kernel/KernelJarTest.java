package goldpan.tests.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import goldpan.tests.kernel.Installer.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that installs itself, as a user who has only it. */
class KernelJarTest {
  private static final Path BUILT = Path.of("../install/kernel-jar/target/goldpan-kernel.jar");

  @TempDir Path folder;

  private Path data() {
    return folder.resolve("d ä ta");
  }

  private Run run(Path jar, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("share").toString());
    builder.environment().put("XDG_DATA_HOME", data().toString());
    builder.environment().put("GOLDPAN_HOME", folder.resolve("home").toString());
    Path log = Files.createTempFile(folder, "run", ".log");
    Process process = builder.redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(15, TimeUnit.MINUTES), Files.readString(log));
    Run ended = new Run(process.exitValue(), Files.readString(log));
    Files.delete(log);
    return ended;
  }

  @Test
  void installsRunsWithoutTheJarIsFoundHealthyAndLeavesNothing() throws Exception {
    assertTrue(Files.exists(BUILT), BUILT + " is missing; mvn package builds it");
    Path jar = Files.copy(BUILT, folder.resolve("goldpan-kernel.jar"));
    Path spec = folder.resolve("share/kernels/goldpan");
    Run installed = run(jar, "install", "--java-option", "-Xmx1g");
    assertEquals(new Run(0, "Installed the kernelspec goldpan in " + spec + "\n"), installed);
    JsonArray words =
        JsonParser.parseString(Files.readString(spec.resolve("kernel.json")))
            .getAsJsonObject()
            .getAsJsonArray("argv");
    List<String> relative = new ArrayList<>();
    for (String entry : words.get(words.size() - 3).getAsString().split(File.pathSeparator)) {
      if (!entry.startsWith(data() + "/goldpan/kernel/")) {
        relative.add(entry);
      }
    }
    assertEquals(List.of(), relative);
    assertTrue(Path.of(words.get(0).getAsString()).isAbsolute());
    assertFalse(words.toString().contains("{resource_dir}"));

    Run healthy = run(jar, "doctor");
    assertTrue(healthy.said().contains("\nPyTorch      2.7.1, loaded from "), healthy.said());
    assertTrue(healthy.said().endsWith("\nNothing needs to change.\n"), healthy.said());
    assertEquals(0, healthy.status());

    Path elsewhere = Files.move(jar, folder.resolve("away.jar"));
    KernelSpec.run(folder, 8, "run_installed.py", "goldpan", data().toString());

    Run removed = run(elsewhere, "uninstall");
    assertEquals(0, removed.status(), removed.said());
    assertTrue(removed.said().startsWith("removed " + spec + "\n"), removed.said());
    assertEquals(List.of("away.jar"), left());
  }

  /** What an installation could have made, and the jar. */
  private List<String> left() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(each -> each.getFileName().toString())
          .filter(name -> !name.startsWith("run_installed.py") && !name.equals("home"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aJarThatWasNotDownloadedWhole() throws Exception {
    Path jar = folder.resolve("half.jar");
    try (var in = Files.newInputStream(BUILT)) {
      Files.write(jar, in.readNBytes(1_000_000));
    }
    Run run = run(jar, "install");
    assertEquals(1, run.status());
    assertTrue(run.said().contains("Invalid or corrupt jarfile"), run.said());
  }
}
