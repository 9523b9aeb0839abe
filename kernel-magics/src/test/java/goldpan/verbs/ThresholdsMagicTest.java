package goldpan.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.display.Renderers;
import goldpan.mining.Thresholds;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The magics from training to thresholds, as a host calls them. */
class ThresholdsMagicTest {
  @TempDir Path folder;
  private final CallingHost host = CallingHost.installed();

  @BeforeEach
  void liveElsewhere() {
    System.setProperty("goldpan.home", folder.toString());
    Session.current().clear();
  }

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  private Thresholds thresholds(String line) throws Exception {
    return (Thresholds) host.call("thresholds", line);
  }

  @Test
  void decisionsAndThresholdSamplesAreTakenByThemselves() throws Exception {
    Session.current().keep(Goldpan.dataset("mnist-test").where(s -> s.index() % 50 == 0));
    host.call("baseline", "--folds 3 --epochs 1 --width 4 --threshold-samples");
    host.call("mine", "");
    assertEquals("", thresholds("").knowing());
    host.call("keep", Goldpan.losses().top(1).ids().get(0));
    Thresholds decided = thresholds("--by suspicion");
    String text = decided.toString();
    assertTrue(text.startsWith("Thresholds on suspicion of "), text);
    assertTrue(text.lines().findFirst().orElseThrow().endsWith(", with 1 decision"), text);
    assertTrue(text.contains("\n  aum-threshold "), text);
    String html = Renderers.installed().render(decided).data().get("text/html");
    assertTrue(html.contains(">95 % interval<") && html.contains("with 1 decision"), html);
    host.call("undo", "");
    assertEquals(0, thresholds("").decided());
  }
}
