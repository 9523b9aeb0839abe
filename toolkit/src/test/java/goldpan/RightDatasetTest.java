package goldpan;

import static goldpan.Goldpan.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import goldpan.review.Decisions;
import goldpan.review.Entry;
import goldpan.review.Journal;
import goldpan.review.JournalException;
import goldpan.review.Patch;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import goldpan.train.Baseline;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A decision reaches the dataset it was made for, or none. Ids of two IDX sets are alike. */
class RightDatasetTest {
  private static final int[] LABELS = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
  @TempDir Path folder;
  private Dataset digits;
  private Suspects suspects;

  @BeforeEach
  void suspectsOfDigits() throws IOException {
    System.setProperty("goldpan.home", folder.resolve("home").toString());
    Session.current().clear();
    digits = dataset(idx("digits", LABELS));
    suspects = Session.current().keep(mine(predictions(judged(), digits)).top(3));
    assertEquals(List.of("0", "2", "4"), suspects.ids().stream().sorted().toList());
  }

  @AfterEach
  void moveBack() {
    System.clearProperty("goldpan.home");
    Session.current().clear();
  }

  private Path idx(String name, int... labels) throws IOException {
    Path at = Files.createDirectories(folder.resolve(name));
    ByteArrayOutputStream images = new ByteArrayOutputStream();
    images.writeBytes(header(0x803, labels.length, 2, 2));
    for (int i = 0; i < 4 * labels.length; i++) {
      images.write(i);
    }
    Files.write(at.resolve("t10k-images-idx3-ubyte"), images.toByteArray());
    ByteArrayOutputStream classes = new ByteArrayOutputStream();
    classes.writeBytes(header(0x801, labels.length));
    for (int label : labels) {
      classes.write(label);
    }
    Files.write(at.resolve("t10k-labels-idx1-ubyte"), classes.toByteArray());
    return at;
  }

  private static byte[] header(int... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
    for (int number : numbers) {
      bytes.putInt(number);
    }
    return bytes.array();
  }

  /** Probabilities that contradict the labels of samples 0, 2 and 4. */
  private Path judged() throws IOException {
    return Files.writeString(
        folder.resolve("p.csv"), "0.1,0.9\n0.1,0.9\n".repeat(3) + "0.9,0.1\n0.1,0.9\n".repeat(2));
  }

  private Dataset other() throws IOException {
    return dataset(idx("shoes", 1, 1, 0, 0, 1, 1, 0, 0, 1, 1));
  }

  private static void assertRefused(String message, Runnable verb) {
    assertEquals(message, assertThrows(IllegalStateException.class, verb::run).getMessage());
  }

  private static int decided(Dataset dataset) {
    return Session.current().decided(dataset).size();
  }

  @Test
  void resultsOfTheFormerDatasetAreNotTheNewest() throws IOException {
    other();
    assertEquals(Optional.empty(), Session.current().suspects());
    assertEquals(Optional.empty(), Session.current().losses());
    assertEquals(Optional.empty(), Session.current().run());
    assertRefused(
        "the suspects are of digits; shoes was opened since; begin with suspects(), or open digits"
            + " again",
        () -> Session.current().requireSuspects());
    assertRefused(
        "the losses are of digits; shoes was opened since; begin with mine(dataset, baseline), or"
            + " open digits again",
        Goldpan::suspects);
    assertRefused(
        "the run is of digits; shoes was opened since; begin with mine(dataset, baseline), or open"
            + " digits again",
        Goldpan::run);
  }

  @Test
  void openedAgainTheyAreThereAgain() throws IOException {
    other();
    dataset(folder.resolve("digits"));
    assertSame(suspects, Session.current().requireSuspects());
    assertSame(suspects.losses(), losses());
  }

  @Test
  void thePathWithOtherFilesIsAnotherDataset() throws IOException {
    dataset(idx("digits", 1, 1, 0, 1, 0, 1, 0, 1, 0, 1));
    assertRefused(
        "the suspects are of digits with other samples, labels or files; digits was opened since;"
            + " begin with suspects(), or open digits again",
        () -> Session.current().requireSuspects());
  }

  @Test
  void aCopyElsewhereIsTheSameDataset() throws IOException {
    Dataset copy = dataset(idx("copy/of/digits", LABELS));
    assertSame(suspects, Session.current().requireSuspects());
    drop(suspects.get(0));
    assertEquals(1, decided(copy));
    assertEquals(9, copy.apply(decisions()).size());
    assertEquals(9, digits.apply(decisions(digits)).size());
  }

  @Test
  void theSameNameElsewhereIsToldByItsFolder() throws IOException {
    Path elsewhere = idx("x/digits", 1, 1, 1, 1, 0, 1, 0, 1, 0, 1);
    dataset(elsewhere);
    assertRefused(
        "the suspects are of digits in %s; digits in %s was opened since; begin with suspects(), or open digits again"
            .formatted(digits.root(), elsewhere),
        () -> Session.current().requireSuspects());
  }

  @Test
  void aPartOrOtherLabelsAreAnotherDataset() {
    Session.current().keep(digits.where(s -> s.index() < 5));
    assertEquals(Optional.empty(), Session.current().suspects());
    Session.current().keep(digits.withLabels(new int[10]));
    assertEquals(Optional.empty(), Session.current().losses());
    Session.current().keep(digits.named("numbers"));
    assertSame(suspects, Session.current().requireSuspects());
  }

  @Test
  void predictionsForAnotherDatasetLeaveTheSuspectsBehind() throws IOException {
    Dataset shoes = Dataset.open(idx("shoes", 1, 1, 0, 0, 1, 1, 0, 0, 1, 1));
    predictions(judged(), shoes);
    assertSame(shoes, dataset());
    assertEquals(Optional.empty(), Session.current().suspects());
    Path labels = Files.writeString(folder.resolve("l.txt"), "0\n1\n");
    Path two = Files.writeString(folder.resolve("two.csv"), "0.9,0.1\n0.2,0.8\n");
    predictions(two, labels);
    assertEquals("l.txt", dataset().name());
  }

  @Test
  void miningAnotherDatasetLeavesTheSuspectsBehind() throws IOException {
    Dataset shoes = Dataset.open(idx("shoes", 1, 1, 0, 0, 1, 1, 0, 0, 1, 1));
    Losses losses = mine(predictions(judged(), shoes));
    assertEquals(Optional.empty(), Session.current().suspects());
    assertSame(losses, losses());
    assertSame(shoes, suspects().dataset());
  }

  @Test
  void miningTheSameDatasetAgainForgetsTheFormerSuspects() throws IOException {
    mine(predictions(judged(), digits));
    assertRefused(
        "there are no suspects yet; begin with suspects()",
        () -> Session.current().requireSuspects());
  }

  @Test
  void aSuspectIsDecidedInItsOwnDataset() throws IOException {
    Dataset shoes = other();
    drop(suspects.get(0));
    relabel(suspects.get(1), "1");
    keep(suspects.get(2));
    assertEquals("3 of 10 samples of digits decided: 1 keep, 1 relabel, 1 drop", said(digits));
    drop(digits.sample("1"));
    relabel(digits.sample("3"), "0");
    keep(digits.sample("5"));
    assertEquals("6 of 10 samples of digits decided: 2 keep, 2 relabel, 2 drop", said(digits));
    drop(suspects);
    keep(suspects);
    relabel(suspects.top(1), "1");
    assertEquals("6 of 10 samples of digits decided: 3 keep, 2 relabel, 1 drop", said(digits));
    assertEquals(0, decided(shoes));
    drop("0");
    assertEquals("1 of 10 samples of shoes decided: 0 keep, 0 relabel, 1 drop", said(shoes));
  }

  private static String said(Dataset dataset) {
    return decisions(dataset).toString();
  }

  @Test
  void undoTakesBackWhatWasDecidedLastOrNothing() throws IOException {
    Dataset shoes = other();
    drop("7");
    drop(suspects.get(0));
    assertRefused(
        "the last decision is on digits, the newest dataset is shoes; expected one and the same;"
            + " say which with undo(dataset) or redo(dataset), or open digits again",
        Goldpan::undo);
    assertEquals(1, decided(shoes));
    assertEquals(1, decided(digits));
    Entry undone = undo(digits).orElseThrow();
    assertEquals(suspects.get(0).id(), undone.ids().get(0));
    assertRefused(
        "the last decision is on digits, the newest dataset is shoes; expected one and the same;"
            + " say which with undo(dataset) or redo(dataset), or open digits again",
        Goldpan::redo);
    redo(digits);
    assertEquals(List.of(3, 1), List.of(history(digits).size(), history().size()));
    undo(shoes);
    assertEquals(0, decided(shoes));
    redo();
    assertEquals(1, decided(shoes));
  }

  @Test
  void decisionsOfAnotherDatasetAreNotApplied() throws IOException {
    drop(suspects);
    Decisions ofDigits = decisions();
    Dataset shoes = other();
    assertThrows(DatasetException.class, () -> shoes.apply(ofDigits));
    assertThrows(DatasetException.class, () -> digits.apply(decisions()));
    Path file = Patch.write(ofDigits, folder.resolve("digits.patch"));
    assertThrows(DatasetException.class, () -> shoes.apply(patch(file)));
    assertThrows(JournalException.class, () -> decisions().merge(ofDigits));
    assertEquals(0, decided(shoes));
  }

  @Test
  void decisionsOfAnotherDatasetDoNotPutAPrecisionRight() throws IOException {
    Dataset shoes = other();
    drop("0");
    String start =
        "decisions were made on the dataset with fingerprint %s, suspects are of digits (%s); expected both on one dataset; take decisions(suspects.dataset())"
            .formatted(shoes.fingerprint().substring(0, 12), digits.fingerprint().substring(0, 12));
    for (Runnable verb :
        List.<Runnable>of(
            () -> suspects.precision(decisions()),
            () -> suspects.losses().thresholds(decisions()))) {
      assertEquals(start, assertThrows(IllegalArgumentException.class, verb::run).getMessage());
    }
    assertEquals(0, precision(suspects).decided());
    assertEquals(0, thresholds(suspects.losses()).decided());
  }

  /** Decisions on image folders are kept under the fingerprint that earlier versions gave. */
  @Test
  void decisionsOnAnImageFolderPutItsPrecisionRight() throws IOException {
    for (int i = 0; i < 10; i++) {
      Path picture = folder.resolve("numbers/" + (i < 5 ? "pear/" : "pear 2/") + i + ".png");
      Files.createDirectories(picture.getParent());
      ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png", picture.toFile());
    }
    Dataset numbers = dataset(folder.resolve("numbers"));
    assertNotEquals(numbers.identity(), numbers.fingerprint());
    Suspects found = mine(predictions(judged(), numbers)).top(4);
    drop(found.get(0));
    assertEquals(1, precision(found).decided());
    assertEquals(1, thresholds().decided());
    assertEquals(9, numbers.apply(decisions()).size());
  }

  @Test
  void theReviewPageDecidesInTheSuspectsDataset() throws IOException {
    Dataset shoes = other();
    try (ReviewSession page = review(suspects)) {
      assertEquals(digits.fingerprint(), page.journal().dataset().fingerprint());
      assertSame(digits, dataset());
      dataset(shoes.root());
      page.journal().drop(suspects.get(0).id());
      assertEquals(List.of(1, 0), List.of(decided(digits), decided(shoes)));
      assertThrows(IllegalStateException.class, Goldpan::undo);
      Journal wrong = Session.current().journal(shoes);
      assertThrows(JournalException.class, () -> Review.open(suspects, wrong));
    }
  }

  @Test
  void thePageOfTheNewestDatasetShowsItsOwnSuspects() throws IOException {
    other();
    assertRefused(
        "the losses are of digits; shoes was opened since; begin with mine(dataset, baseline), or"
            + " open digits again",
        Goldpan::review);
  }

  @Test
  void theNewestBaselineJudgesItsOwnDatasetUnlessAnotherIsNamed() throws IOException {
    Baseline baseline = baseline(digits).folds(2).epochs(1).batch(4).width(2).train();
    Dataset shoes = other();
    assertRefused(
        "the baseline is of digits; shoes was opened since; begin with baseline(dataset).train(),"
            + " or open digits again",
        Goldpan::mine);
    Session.current().keep(shoes, baseline);
    assertSame(baseline, Session.current().requireBaseline());
    mine(shoes, baseline);
    assertSame(baseline, Session.current().requireBaseline());
    assertSame(shoes, dataset());
  }
}
