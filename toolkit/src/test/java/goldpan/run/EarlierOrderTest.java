package goldpan.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.mining.Losses;
import goldpan.predict.Predictions;
import goldpan.review.Decisions;
import goldpan.review.Journal;
import goldpan.review.Patch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs, journals and patches that version 0.1 wrote, when it listed "Pear 2/0.png" before
 * "Pear/0.png" and class "10.0" before "2.0". The files in {@code earlier-order} are its own.
 */
class EarlierOrderTest {
  private static final List<String> DATASETS = List.of("fruit", "sizes");
  private static final Map<String, String> FINGERPRINTS =
      Map.of("fruit", "f69cbb4576c10fd6", "sizes", "de19d88ba306a8f0");

  @TempDir Path temporary;
  private Path folder;
  private Home home;

  @BeforeEach
  void copyWhatTheEarlierVersionLeft() throws Exception {
    folder = temporary.toRealPath();
    Path source = Path.of(EarlierOrderTest.class.getResource("earlier-order").toURI());
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(source.relativize(file).toString());
        Files.createDirectories(to.getParent());
        if (file.toString().endsWith(".json")) {
          Files.writeString(to, Files.readString(file).replace("@DATA@", folder.toString()));
        } else {
          Files.copy(file, to);
        }
      }
    }
    home = new Home(folder.resolve("home"));
  }

  @Test
  void theOrderIsAnotherNowAndTheIdentityIsTheOldFingerprint() {
    for (String name : DATASETS) {
      Dataset d = open(name);
      assertNotEquals(FINGERPRINTS.get(name), d.fingerprint().substring(0, 16));
      assertEquals(FINGERPRINTS.get(name), d.identity().substring(0, 16));
    }
    assertEquals("Pear/0.png", open("fruit").id(0));
    assertEquals(List.of("2.0", "10.0"), open("sizes").classes());
  }

  @Test
  void journalsReachTheSameSamplesAndGoOn() {
    Dataset fruit = open("fruit");
    assertEquals(
        List.of("Pear 2/0.png drop", "Pear/4.png keep"),
        decided(Journal.decided(home.journals(), fruit)));
    assertEquals(
        List.of("10.0/0.png drop", "2.0/4.png relabel 10.0"),
        decided(Journal.decided(home.journals(), open("sizes"))));
    try (Journal journal = Journal.open(home.journals(), fruit)) {
      journal.drop("Pear/0/2.png");
    }
    assertEquals(3, Journal.decided(home.journals(), fruit).size());
    assertEquals(2, files(home.journals(), ".jsonl").size());
    Dataset cleaned = fruit.apply(Journal.decided(home.journals(), fruit));
    assertEquals(10, cleaned.size());
    assertTrue(cleaned.indexOf("Pear 2/0.png").isEmpty());
  }

  @Test
  void patchesApply() {
    Dataset sizes = open("sizes");
    Dataset cleaned = sizes.apply(Patch.read(folder.resolve("sizes.patch.jsonl")));
    assertEquals("10.0", cleaned.sample("2.0/4.png").label());
    assertTrue(cleaned.indexOf("10.0/0.png").isEmpty());
    assertEquals("2.0", cleaned.sample("2.0/3.png").label());
  }

  @Test
  void runsOpenWithTheLossOfEachSample() throws IOException {
    Runs runs = Runs.in(home);
    assertEquals(2, runs.ids().size());
    for (String id : runs.ids()) {
      Map<String, Double> expected = losses(home.runs().resolve(id).resolve("losses.csv"));
      Run run = runs.open(id);
      Losses losses = run.losses();
      assertEquals(12, losses.size());
      for (int r = 0; r < losses.size(); r++) {
        String sample = losses.dataset().id(losses.predictions().sampleIndex(r));
        assertEquals(expected.get(sample), losses.at(r), 1e-6, sample);
      }
      assertTrue(run.baseline().isPresent());
    }
  }

  @Test
  void aRunsDecisionsAndThoseOnTheDatasetOpenedNowAreTheSame() {
    Run run = Runs.in(home).open(id("fruit"));
    assertEquals(open("fruit").identity(), run.losses().dataset().identity());
    assertEquals(2, Journal.decided(home.journals(), run.losses().dataset()).size());
  }

  @Test
  void aReopenedBaselineJudgesEachSampleByTheFoldThatHeldItOut() {
    Run run = Runs.in(home).open(id("fruit"));
    Dataset now = open("fruit");
    Predictions again = run.baseline().orElseThrow().predict(now, Progress.SILENT);
    Predictions before = run.losses().predictions();
    for (int r = 0; r < again.size(); r++) {
      // all samples were mined, so that rows are samples
      int earlier = before.dataset().indexOf(now.id(again.sampleIndex(r))).orElseThrow();
      assertEquals(earlier, before.sampleIndex(earlier));
      assertEquals(before.fold(earlier), again.fold(r));
      assertArrayEquals(row(before, earlier), row(again, r), 1e-5f);
    }
  }

  private static float[] row(Predictions predictions, int r) {
    float[] row = new float[predictions.dataset().classes().size()];
    predictions.row(r, row);
    return row;
  }

  private String id(String name) {
    return Runs.in(home).ids().stream().filter(i -> i.endsWith(name)).findFirst().orElseThrow();
  }

  private Dataset open(String name) {
    return Dataset.open(folder.resolve(name));
  }

  private static List<String> decided(Decisions decisions) {
    return decisions.list().stream()
        .map(d -> (d.id() + " " + d.action() + " " + (d.newLabel() == null ? "" : d.newLabel())))
        .map(String::strip)
        .sorted()
        .toList();
  }

  private static Map<String, Double> losses(Path csv) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    Map<String, Double> losses = new HashMap<>();
    try (CSVParser rows = format.parse(Files.newBufferedReader(csv))) {
      for (CSVRecord row : rows) {
        losses.put(row.get("id"), Double.valueOf(row.get("loss")));
      }
    }
    return losses;
  }

  private static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(ending)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
