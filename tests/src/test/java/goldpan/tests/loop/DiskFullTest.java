package goldpan.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.predict.Outputs;
import goldpan.predict.file.PredictionFile;
import goldpan.run.Home;
import goldpan.run.Mining;
import goldpan.train.BaselineTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a full disk does, played by a limit on how big a file may grow: to a program both are a
 * write that fails midway.
 */
@DisabledOnOs(OS.WINDOWS)
class DiskFullTest {
  @TempDir Path folder;

  /** Does one job; prints what it threw. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      Dataset digits = Dataset.bundled("mnist-test");
      Path at = Path.of(args[1]);
      try {
        if (args[0].equals("run")) {
          Path file = at.resolveSibling("p.csv");
          Mining.in(new Home(at), Progress.SILENT)
              .mine(digits, PredictionFile.read(file, digits, Outputs.PROBABILITIES));
        } else {
          BaselineTraining.on(digits).train();
        }
        System.out.println("done");
      } catch (RuntimeException e) {
        System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
      }
    }
  }

  @Test
  void aRunIsNotThereAndSaysWhatToDo() throws Exception {
    Files.writeString(folder.resolve("p.csv"), "1,0,0,0,0,0,0,0,0,0\n".repeat(10_000));
    Path home = folder.resolve("home");
    String said = child("run", home);
    String start = "RunException " + home.resolve("runs");
    assertEquals(start, said.substring(0, start.length()));
    String end = "; free some space, or set GOLDPAN_HOME to a folder you may write to";
    assertTrue(said.contains(" cannot be written: ") && said.endsWith(end), said);
    assertEmpty(home.resolve("runs"));
  }

  @Test
  void decodedPicturesSayHowMuchTheyNeed() throws Exception {
    String said = child("train", folder.resolve("unused"));
    String start = "PredictionException decoded pictures need 8 MB in " + folder + ": ";
    assertEquals(start, said.substring(0, Math.min(start.length(), said.length())));
    String end = "; free that much, or name a roomier folder with -Djava.io.tmpdir";
    assertTrue(said.endsWith(end), said);
    assertEmpty(folder);
  }

  private static void assertEmpty(Path place) throws IOException {
    try (Stream<Path> left = Files.list(place)) {
      assertEquals(List.of(), left.toList());
    }
  }

  /** Runs a job where no file may grow beyond 300 kB. */
  private String child(String job, Path at) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f 300; exec \"$@\"", "bash"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx1g", "-XX:-UsePerfData", "-Djava.awt.headless=true", "-Duser.language=en"));
    command.add("-Djava.io.tmpdir=" + folder);
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), Child.class.getName(), job));
    command.add(at.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    assertTrue(process.waitFor(15, TimeUnit.MINUTES));
    return said;
  }
}
