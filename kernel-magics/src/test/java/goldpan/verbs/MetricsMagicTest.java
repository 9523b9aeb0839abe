package goldpan.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.display.Renderers;
import goldpan.magics.Shown;
import goldpan.metrics.Metrics;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Metrics of predictions brought along, as a notebook shows them. */
class MetricsMagicTest {
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

  @Test
  void metricsOfTheNewestLossesAreShownWithIntervalsAndByClass() throws Exception {
    Path labels = Files.writeString(folder.resolve("labels.txt"), "cat\ncat\ndog\ndog\n");
    Path rows =
        Files.writeString(
            folder.resolve("rows.csv"), "cat,dog\n0.9,0.1\n0.4,0.6\n0.2,0.8\n0.3,0.7\n");
    Goldpan.mine(Goldpan.predictions(rows, labels));
    Shown<?> shown = (Shown<?>) host.call("metrics", "");
    Metrics metrics = (Metrics) shown.value();
    assertEquals(0.75, metrics.get("accuracy").value());
    String html = Renderers.installed().render(shown.shown()).data().get("text/html");
    assertTrue(html.contains("balanced-accuracy") && html.contains(">95 % interval<"), html);
    assertTrue(html.contains("against the given labels: 4 rows"), html);
    Table classes = (Table) ((Shown<?>) host.call("metrics", "--classes")).shown();
    assertEquals(2, classes.rowCount());
    assertEquals(0.5, classes.doubleColumn("recall").get(0));
  }
}
