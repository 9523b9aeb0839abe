package goldpan.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.Exporter;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.mining.Losses;
import goldpan.predict.Origin;
import goldpan.predict.Outputs;
import goldpan.predict.Predictions;
import goldpan.predict.file.PredictionFile;
import goldpan.review.Decision;
import goldpan.review.Decisions;
import goldpan.review.Journal;
import goldpan.review.Patch;
import goldpan.train.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an earlier version left on disk opens and reads the same. The files, and the script that
 * made them, are in {@code src/test/resources/goldpan/run/earlier}.
 */
class EarlierVersionTest {
  private static final Path EARLIER = Path.of("src/test/resources/goldpan/run/earlier");
  private static final String TRAINED = "20261125-094428-flowers";
  private static final String TORCHSCRIPT = "20261125-094432-flowers";
  private static final String BROUGHT = "20261125-094441-labels.txt";
  @TempDir Path folder;

  private static String fact(String name) throws IOException {
    try (Stream<String> lines = Files.lines(EARLIER.resolve("facts.txt"))) {
      return lines.filter(l -> l.startsWith(name + " ")).findFirst().orElseThrow().split(" ")[1];
    }
  }

  private static Dataset flowers() {
    return Dataset.open(EARLIER.resolve("flowers"));
  }

  private static Run open(String id, Dataset source) {
    return Runs.in(new Home(EARLIER)).open(id, source);
  }

  /** Losses of the file and losses computed from the probabilities now, as the same bytes. */
  private void assertLossesAsWritten(Run run) throws IOException {
    assertArrayEquals(
        Files.readAllBytes(run.folder().resolve("losses.csv")),
        Files.readAllBytes(run.losses().csv(folder.resolve("losses.csv"))));
  }

  @Test
  void aRunOfABaselineOpensWithAllItsEvidence() throws IOException {
    Run run = open(TRAINED, flowers());
    assertEquals(fact("flowers"), run.dataset().fingerprint());
    assertLossesAsWritten(run);
    Predictions predictions = run.losses().predictions();
    assertEquals("31 out-of-fold, 12 held-out", predictions.originSummary());
    assertTrue(predictions.dynamics().isPresent());
    assertTrue(predictions.neighbours().isPresent());
    assertTrue(predictions.inSampleProbabilities().isPresent());
    assertEquals(TRAINED, run.record().id());
    assertEquals(8, run.record().recipe().batch());
  }

  @Test
  void aBaselineOfARunJudgesAsItDid() throws IOException {
    Run run = open(TRAINED, flowers());
    assertEquals("", run.baselineProblem().orElse(""));
    Baseline baseline = run.baseline().orElseThrow();
    Predictions before = run.losses().predictions();
    Predictions now = baseline.predict(run.dataset(), Progress.SILENT);
    assertEquals(before.originSummary(), now.originSummary());
    for (int row = 0; row < before.size(); row++) {
      assertEquals(before.probability(row, 1), now.probability(row, 1), 1e-4);
    }
  }

  @Test
  void aRunOfATorchScriptModelOpens() throws IOException {
    Run run = open(TORCHSCRIPT, flowers());
    assertLossesAsWritten(run);
    assertEquals(Origin.HELD_OUT, run.losses().predictions().origin(0));
    assertTrue(run.baseline().isEmpty());
  }

  @Test
  void samplesComeInTheOrderThatARunHasWritten() throws IOException {
    Dataset dataset = open(TRAINED, flowers()).dataset();
    List<String> written =
        Files.readAllLines(EARLIER.resolve("runs/" + TRAINED + "/samples.csv")).stream()
            .skip(1)
            .map(line -> line.substring(0, line.indexOf(',')))
            .toList();
    assertEquals(written, IntStream.range(0, dataset.size()).mapToObj(dataset::id).toList());
    assertEquals("test/Z/0.png", dataset.id(0));
    assertEquals("test/a b/0.png", dataset.id(4));
    assertEquals("test/a/0.png", dataset.id(8));
    assertEquals(List.of("Z", "a", "a b"), dataset.classes());
    assertEquals(Split.TEST, dataset.split(0));
  }

  @Test
  void predictionsFromAFileGiveTheSameBytes() throws IOException {
    Dataset labels = Dataset.open(EARLIER.resolve("labels.txt"));
    assertLossesAsWritten(open(BROUGHT, labels));
    Predictions brought =
        PredictionFile.read(EARLIER.resolve("brought.csv"), labels, Outputs.PROBABILITIES);
    assertArrayEquals(
        Files.readAllBytes(EARLIER.resolve("runs/" + BROUGHT + "/losses.csv")),
        Files.readAllBytes(Losses.of(brought).csv(folder.resolve("anew.csv"))));
  }

  @Test
  void aJournalOpensWithItsHistoryAndGrowsOn() throws IOException {
    Path journals = Files.createDirectories(folder.resolve("journals"));
    Dataset flowers = open(TRAINED, flowers()).dataset();
    Path file = EARLIER.resolve("journals/" + fact("flowers").substring(0, 16) + ".jsonl");
    Files.copy(file, journals.resolve(file.getFileName()));
    try (Journal journal = Journal.open(journals, flowers)) {
      assertEquals(List.of(), journal.notes());
      assertEquals(9, journal.history().size());
      assertEquals(
          "9  2026-11-25T09:44:51.435Z  ada  keep train/Z/3.png",
          journal.history().get(8).toString());
      assertDecided(journal.decisions());
      journal.undo();
      assertEquals(6, journal.decisions().size());
      journal.redo();
      assertDecided(journal.decisions());
    }
    assertNotEquals(Files.size(file), Files.size(journals.resolve(file.getFileName())));
  }

  private static void assertDecided(Decisions decisions) {
    assertEquals(7, decisions.size());
    assertEquals(
        "train/a/wrong.png: relabel [a → Z] by ada at 2026-11-25T09:44:44.632Z",
        decisions.of("train/a/wrong.png").orElseThrow().toString());
    assertEquals(
        "train/a/2.png: relabel [a → a b] by ada at 2026-11-25T09:44:49.747Z, two by eye",
        decisions.of("train/a/2.png").orElseThrow().toString());
    assertEquals(
        "train/Z/3.png: keep [Z] by bob at 2025-03-04T05:06:07Z",
        decisions.of("train/Z/3.png").orElseThrow().toString());
    assertEquals(Decision.Action.DROP, decisions.of("test/Z/2.png").orElseThrow().action());
  }

  @Test
  void aPatchReadsAndAppliesAsItDid() throws IOException {
    Decisions patch = Patch.read(EARLIER.resolve("flowers.patch"));
    assertDecided(patch);
    assertEquals(Files.readString(EARLIER.resolve("flowers.patch")), Patch.text(patch));
    Dataset flowers = open(TRAINED, flowers()).dataset();
    assertEquals(fact("cleaned"), flowers.apply(patch).fingerprint());
  }

  @Test
  void anExportOpensAndTheSameDecisionsExportTheSameFiles() throws IOException {
    Dataset clean = Dataset.open(EARLIER.resolve("clean"));
    assertEquals(42, clean.size());
    assertDecided(Patch.read(EARLIER.resolve("clean/decisions.patch")));
    Dataset flowers = open(TRAINED, flowers()).dataset();
    Path anew =
        flowers
            .apply(Patch.read(EARLIER.resolve("flowers.patch")))
            .export(folder.resolve("clean"), Exporter.Transfer.COPY);
    assertEquals(
        Files.readString(EARLIER.resolve("clean/decisions.patch")),
        Files.readString(anew.resolve("decisions.patch")));
    assertEquals(sorted(EARLIER.resolve("clean")), sorted(anew));
    assertEquals(tree(EARLIER.resolve("clean")), tree(anew));
  }

  private static List<String> sorted(Path export) throws IOException {
    return Files.readAllLines(export.resolve("manifest.csv")).stream().sorted().toList();
  }

  private static List<String> tree(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(p -> root.relativize(p).toString()).sorted().toList();
    }
  }
}
