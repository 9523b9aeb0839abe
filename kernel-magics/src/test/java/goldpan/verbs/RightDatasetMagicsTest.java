package goldpan.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.magics.MagicException;
import goldpan.magics.Shown;
import goldpan.mining.Suspects;
import goldpan.review.ReviewSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Magics decide in the dataset that the suspects belong to. Both datasets' ids are 0 to 9. */
class RightDatasetMagicsTest {
  private static final String NONE =
      "the suspects are of one.txt; two.txt was opened since; begin with suspects(), or open one.txt again (the magic suspects)";
  private static final String NO_LOSSES =
      "the losses are of one.txt; two.txt was opened since; begin with mine(dataset, baseline), or open one.txt again";
  @TempDir Path folder;
  private final CallingHost host = CallingHost.installed();
  private Dataset one;
  private Path two;

  @BeforeEach
  void suspectsOfOne() throws Exception {
    System.setProperty("goldpan.home", folder.resolve("home").toString());
    Session.current().clear();
    two = Files.writeString(folder.resolve("two.txt"), "1\n1\n0\n0\n1\n1\n0\n0\n1\n1\n");
    Path labels = Files.writeString(folder.resolve("one.txt"), "0\n1\n".repeat(5));
    one = (Dataset) host.call("dataset", quoted(labels));
    host.call("mine", "--predictions " + quoted(judged()));
    host.call("suspects", "--threshold top:3 --by cross-entropy");
    assertEquals(List.of("0", "2", "4"), suspects().ids().stream().sorted().toList());
  }

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  private Path judged() throws IOException {
    return Files.writeString(
        folder.resolve("p.csv"), "0.1,0.9\n".repeat(6) + "0.9,0.1\n0.1,0.9\n".repeat(2));
  }

  private static String quoted(Path path) {
    return "'" + path + "'";
  }

  private static Suspects suspects() {
    return Session.current().requireSuspects();
  }

  private Dataset openTwo() throws Exception {
    return (Dataset) host.call("dataset", quoted(two));
  }

  private static int decided(Dataset dataset) {
    return Session.current().decided(dataset).size();
  }

  private void assertRefused(String message, String name, String line) {
    assertEquals(
        message, assertThrows(MagicException.class, () -> host.call(name, line)).getMessage());
  }

  @Test
  void oldSuspectsAreNotDecidedInTheNewDataset() throws Exception {
    Dataset second = openTwo();
    assertRefused(NONE, "drop", "--suspects");
    assertRefused(NONE, "keep", "--suspects");
    assertRefused(NONE, "relabel", "--suspects 1");
    assertEquals(0, decided(second));
    assertEquals(0, decided(one));
  }

  @Test
  void suspectsAreDecidedInTheirOwnDataset() throws Exception {
    host.call("drop", "--suspects");
    assertEquals(3, decided(one));
    openTwo();
    host.call("dataset", quoted(one.root()));
    host.call("relabel", "--suspects 1 --why 'seen again'");
    Shown<?> kept = (Shown<?>) host.call("keep", "--suspects");
    String text = String.valueOf(kept.shown());
    assertTrue(
        text.endsWith("\n3 of 10 samples of one.txt decided: 3 keep, 0 relabel, 0 drop"), text);
  }

  @Test
  void typedIdsAreOfTheNewestDatasetAndTheAnswerNamesIt() throws Exception {
    Dataset second = openTwo();
    String text = String.valueOf(((Shown<?>) host.call("drop", "0 2")).shown());
    assertTrue(
        text.endsWith("2 of 10 samples of two.txt decided: 0 keep, 0 relabel, 2 drop"), text);
    assertEquals(List.of(2, 0), List.of(decided(second), decided(one)));
  }

  @Test
  void oldResultsAreNotShownForTheNewDataset() throws Exception {
    openTwo();
    for (String name : List.of("suspects", "losses", "metrics", "thresholds", "review", "map")) {
      assertRefused("%" + name + ": " + NO_LOSSES, name, "");
    }
    MagicException cell =
        assertThrows(MagicException.class, () -> host.magics().call(host, "sample", "", "s.id();"));
    assertEquals(NONE, cell.getMessage());
    assertTrue(host.call("plot", "--list") == null);
    assertRefusedPlot();
    Candidates.SuspectIds ids = new Candidates.SuspectIds();
    assertEquals(false, ids.iterator().hasNext());
  }

  private void assertRefusedPlot() {
    String message =
        assertThrows(MagicException.class, () -> host.call("plot", "histogram")).getMessage();
    assertTrue(message.startsWith("figure is \"histogram\"; expected one of"), message);
  }

  @Test
  void undoIsOfTheLastDecisionOrRefused() throws Exception {
    Dataset second = openTwo();
    host.call("drop", "7");
    host.call("dataset", quoted(one.root()));
    host.call("keep", "3");
    openTwo();
    assertRefused(
        "%undo: the last decision is on one.txt, the newest dataset is two.txt; expected one and the same; say which with undo(dataset) or redo(dataset), or open one.txt again",
        "undo", "");
    assertEquals(List.of(1, 1), List.of(decided(second), decided(one)));
    host.call("dataset", quoted(one.root()));
    host.call("undo", "");
    host.call("redo", "");
    assertEquals(List.of(1, 1), List.of(decided(second), decided(one)));
  }

  @Test
  void theExportAndThePatchAreOfTheNewestDataset() throws Exception {
    host.call("drop", "--suspects");
    Path patch = folder.resolve("one.patch");
    host.call("decisions", "--save " + quoted(patch));
    openTwo();
    host.call("export", quoted(folder.resolve("clean")));
    assertEquals(10, Dataset.open(folder.resolve("clean")).size());
    String refused =
        assertThrows(MagicException.class, () -> host.call("decisions", "--take " + quoted(patch)))
            .getMessage();
    assertTrue(refused.contains("expected both on one dataset"), refused);
  }

  @Test
  void theReviewPageIsOfTheSuspectsThatAreNewest() throws Exception {
    try (ReviewSession page = (ReviewSession) host.call("review", "")) {
      Dataset second = openTwo();
      page.journal().drop("0");
      assertEquals(List.of(1, 0), List.of(decided(one), decided(second)));
      assertSame(one, page.suspects().dataset());
    }
  }

  @Test
  void theBaselineOfAnotherDatasetDoesNotJudgeTheNewest() throws Exception {
    Session.current().clear();
    host.call("dataset", "mnist-test --split test");
    Dataset digits = Session.current().requireDataset();
    Session.current().keep(digits.where(s -> s.index() % 100 == 0));
    host.call("baseline", "--folds 2 --epochs 1 --width 4");
    Session.current().keep(digits.where(s -> s.index() % 100 == 1));
    assertRefused(
        "the baseline is of mnist-test with other samples, labels or files; mnist-test was opened since; begin with baseline(dataset).train(), or open mnist-test again; expected one that judges the samples; run %baseline first, or bring %mine --predictions FILE or %mine --model FILE",
        "mine", "");
    assertEquals(Optional.empty(), Session.current().losses());
  }
}
