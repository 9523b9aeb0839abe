package goldpan.mining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.data.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IterationTest {
  @TempDir Path folder;
  private Losses losses;

  @BeforeEach
  void mined() throws IOException {
    System.setProperty("goldpan.home", folder.resolve("home").toString());
    Path labels = Files.writeString(folder.resolve("labels.txt"), "0\n1\n1\n0\n");
    Path file =
        Files.writeString(folder.resolve("p.csv"), "0.9,0.1\n0.6,0.4\n0.9999,0.0001\n0.2,0.8\n");
    losses = Goldpan.mine(Goldpan.predictions(file, labels));
  }

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  @Test
  void lossesComeMostSuspiciousFirst() {
    List<String> ids = new ArrayList<>();
    List<Integer> ranks = new ArrayList<>();
    for (Suspect each : losses) {
      ids.add(each.id());
      ranks.add(each.rank());
    }
    assertEquals(List.of("2", "3", "1", "0"), ids);
    assertEquals(List.of(1, 2, 3, 4), ranks);
    assertEquals(losses.top(4).ids(), losses.stream().map(Suspect::id).toList());
  }

  @Test
  void suspectsSamplesAndThresholdsGoThroughALoop() {
    List<String> ids = new ArrayList<>();
    for (Suspect each : losses.top(2)) {
      ids.add(each.id());
    }
    assertEquals(List.of("2", "3"), ids);
    List<String> labels = new ArrayList<>();
    for (Sample each : losses.dataset()) {
      labels.add(each.label());
    }
    assertEquals(List.of("0", "1", "1", "0"), labels);
    List<Thresholds.Row> rows = new ArrayList<>();
    Thresholds thresholds = losses.thresholds();
    for (Thresholds.Row each : thresholds) {
      rows.add(each);
    }
    assertTrue(rows.size() > 5, rows::toString);
    assertEquals(thresholds.rows(), rows);
    assertEquals(rows, thresholds.stream().toList());
  }

  @Test
  void noProbabilityPrintsSixteenDigits() {
    Suspects all = losses.by("suspicion").top(4);
    String table =
        all.reasons().toString() + all.table() + losses.table() + losses.thresholds().table();
    assertEquals(List.of(), table.lines().filter(l -> l.matches(".*\\.[0-9]{7,}.*")).toList());
  }
}
