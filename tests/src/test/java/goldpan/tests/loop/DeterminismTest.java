package goldpan.tests.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.run.Home;
import goldpan.run.Mining;
import goldpan.run.Run;
import goldpan.train.BaselineTraining;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One seed gives the same bytes in every process, however many workers there are. */
class DeterminismTest {
  @TempDir Path folder;

  /** Trains and mines every tenth digit; the argument is where to keep the run. */
  public static final class Child {
    private Child() {}

    public static void main(String[] args) {
      Dataset digits = Dataset.bundled("mnist-test").where(s -> s.index() % 10 == 0);
      Run run =
          Mining.in(new Home(Path.of(args[0])), Progress.SILENT)
              .mine(digits, BaselineTraining.on(digits).folds(3).epochs(2).seed(7).train());
      System.out.println(run.folder());
    }
  }

  @Test
  void twoProcessesWithOneSeedGiveTheSameBytes() throws Exception {
    Path one = run("one", "-Dgoldpan.threads=1", "-Duser.language=en");
    Path two = run("two", "-Dgoldpan.threads=2", "-Duser.language=de");
    List<String> files =
        List.of(
            "losses.csv",
            "samples.csv",
            "rows.csv",
            "predictions.json",
            "probabilities.npy",
            "baseline/trained.csv",
            "baseline/held-out.npy",
            "baseline/fold-0.params",
            "baseline/fold-2.params");
    for (String file : files) {
      assertEquals(-1, Files.mismatch(one.resolve(file), two.resolve(file)), file);
    }
    assertTrue(Files.size(one.resolve("losses.csv")) > 50_000);
  }

  private Path run(String name, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-Djava.awt.headless=true"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
    command.add(folder.resolve(name).toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    assertTrue(process.waitFor(15, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue());
    return Path.of(said);
  }
}
