package goldpan.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.display.Renderers;
import goldpan.magics.MagicException;
import goldpan.metrics.Benchmark;
import goldpan.verify.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verification and benchmark as a notebook calls them. */
class VerifyMagicTest {
  @TempDir Path folder;
  private final CallingHost host = CallingHost.installed();

  @BeforeEach
  void liveElsewhere() {
    System.setProperty("goldpan.home", folder.resolve("home").toString());
    Session.current().clear();
  }

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  private Path texts(String name, long seed, int wrong) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder table = new StringBuilder("text,label\n");
    for (int i = 0; i < 60; i++) {
      String truth = i % 2 == 0 ? "cat" : "dog";
      String label = i < wrong ? (i % 2 == 0 ? "dog" : "cat") : truth;
      table.append(truth).append(random.nextInt(9)).append(" and ").append(random.nextInt(99));
      table.append(',').append(label).append('\n');
    }
    return Files.writeString(folder.resolve(name), table.toString());
  }

  @Test
  void verifyTrainsAndShowsFigureAndTable() throws Exception {
    Path gold = texts("gold.csv", 2, 0);
    Goldpan.dataset(texts("texts.csv", 1, 4));
    assertTrue(
        assertThrows(MagicException.class, () -> host.call("verify", ""))
            .getMessage()
            .startsWith("%verify: the 0 decisions on texts.csv relabel or drop no sample"));
    Goldpan.relabel("00", "cat");
    Goldpan.relabel("01", "dog");
    Verification found =
        (Verification) host.call("verify", "--seeds 2 --epochs 2 --gold '" + gold + "'");
    assertEquals(2, found.relabels());
    assertEquals(2, found.seeds());
    String html = Renderers.installed().render(found).data().get("text/html");
    assertTrue(html.contains("<img") && html.contains("as decided − as given"), html);
  }

  @Test
  void benchmarkComparesTwoFiles() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "cat\ncat\ndog\ndog\n");
    Path a = Files.writeString(folder.resolve("a.csv"), "cat,dog\n.9,.1\n.4,.6\n.2,.8\n.3,.7\n");
    Path b = Files.writeString(folder.resolve("b.csv"), "cat,dog\n.9,.1\n.6,.4\n.2,.8\n.3,.7\n");
    Goldpan.dataset(labels);
    Benchmark found = (Benchmark) host.call("benchmark", "'" + a + "' '" + b + "'");
    assertEquals(0.25, found.row("all", "accuracy").difference().difference());
    assertEquals(1, found.row("all", "accuracy").test().onlySecond());
    String html = Renderers.installed().render(found).data().get("text/html");
    assertTrue(html.contains("McNemar p"), html);
  }
}
