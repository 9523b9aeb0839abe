package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final String EXPECTED =
      "; expected a JPEG, PNG, GIF, BMP, WebP, TIFF or PNM picture";

  @TempDir Path temporary;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(temporary.toRealPath().resolve("pets"));
  }

  @Test
  void classFoldersGiveLabels() {
    png("dog/b.png", "cat/10.png", "cat/9.png", "cat/deep/er/1.png");
    Dataset d = Dataset.open(root);
    assertEquals("pets", d.name());
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(List.of("cat/10.png", "cat/9.png", "cat/deep/er/1.png", "dog/b.png"), ids(d));
    assertArrayEquals(new int[] {0, 0, 0, 1}, d.labels());
    assertEquals(List.of(Split.NONE), d.splits());
    assertEquals(List.of(), d.check());
    assertEquals(6, d.sample("dog/b.png").pixels().width());
  }

  @Test
  void splitFoldersGiveSplitsAndTheUnionOfTheirClasses() {
    png("Train/cat/1.png", "Train/dog/1.png", "val/cat/1.png", "test/owl/1.png");
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog", "owl"), d.classes());
    assertEquals(
        List.of("Train/cat/1.png", "Train/dog/1.png", "test/owl/1.png", "val/cat/1.png"), ids(d));
    assertEquals(List.of(Split.TRAIN, Split.VALIDATION, Split.TEST), d.splits());
    assertEquals(Split.TEST, d.split(2));
  }

  @Test
  void aClassMayBeCalledTest() {
    png("test/1.png", "cat/1.png");
    assertEquals(List.of("cat", "test"), Dataset.open(root).classes());
  }

  @Test
  void wholeNumbersAreOrderedAsNumbers() {
    png("10/1.png", "9/1.png", "0/1.png");
    assertEquals(List.of("0", "9", "10"), Dataset.open(root).classes());
  }

  @Test
  void namesAreOrderedByCodePoint() {
    assertEquals(
        List.of("B", "a", "é", "\uFB01", "\uD83D\uDE00"),
        NameOrder.classes(List.of("\uD83D\uDE00", "é", "\uFB01", "a", "B")));
  }

  @Test
  void litterIsIgnoredSilently() {
    png("cat/1.png", "dog/1.png", "__MACOSX/cat/1.png", ".cache/1.png", "cat/._1.png");
    Pictures.write(root, "cat/Thumbs.db", "x");
    Dataset d = Dataset.open(root);
    assertEquals(2, d.size());
    assertEquals(List.of(), d.findings());
  }

  @Test
  void oddFilesAreFindingsAndTheRestGoesOn() {
    png("cat/1.png", "dog/named.jpg", "dog/bare");
    Pictures.write(root, "cat/empty.png", "");
    Pictures.write(root, "cat/notes.txt", "to do");
    Pictures.write(root, "cat/page.jpg", "<html>gone</html>");
    Dataset d = Dataset.open(root);
    assertEquals(
        List.of("cat/1.png", "cat/empty.png", "cat/page.jpg", "dog/bare", "dog/named.jpg"), ids(d));
    assertEquals(
        List.of(
            "cat/empty.png: is 0 bytes" + EXPECTED + " (unreadable, left out)",
            "cat/notes.txt: is a text file" + EXPECTED + " (not an image, passed over)",
            "cat/page.jpg: is a web page" + EXPECTED + " (unreadable, left out)",
            "dog/bare: is a PNG picture without an extension (note)",
            "dog/named.jpg: is a PNG picture named .jpg (note)"),
        told(d.check()));
    assertEquals(2, d.findings().size());
  }

  @Test
  void anUnreadablePictureNamesItsSample() {
    Pictures.write(root, "cat/bad.jpg", "no picture");
    png("dog/1.png");
    Dataset d = Dataset.open(root);
    assertEquals(
        "cat/bad.jpg: is a text file" + EXPECTED,
        assertThrows(UnreadableMediaException.class, () -> d.pixels(0)).getMessage());
  }

  @Test
  void aFileThatGoesAwayIsAFinding() throws IOException {
    png("cat/1.png", "dog/1.png");
    Dataset d = Dataset.open(root);
    Files.delete(root.resolve("cat/1.png"));
    assertEquals(
        List.of(
            "cat/1.png: is missing; restore the file (unreadable, left out)",
            "cat: its only picture cannot be read; cat/1.png, is missing; restore the file (class"
                + " without a readable picture)"),
        told(d.check()));
  }

  @Test
  void anEmptyClassIsKept() throws IOException {
    png("cat/1.png", "dog/1.png");
    Files.createDirectory(root.resolve("eel"));
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat", "dog", "eel"), d.classes());
    assertEquals(
        List.of("eel: is a class folder without pictures (class without samples)"),
        told(d.findings()));
  }

  @Test
  void oneClassOpensWithANote() {
    png("cat/1.png", "cat/2.png");
    assertEquals(
        List.of(
            "cat: is the only class with samples; a model needs two to learn from. If class"
                + " folders lie deeper, open the folder that holds them (note)"),
        told(Dataset.open(root).findings()));
  }

  @Test
  void picturesInNoClassFolderAreFindings() {
    png("train/cat/1.png", "train/dog/1.png", "test/1.png", "test/2.png", "more/cat/1.png");
    png("loose.png");
    Dataset d = Dataset.open(root);
    assertEquals(
        List.of(
            "more: holds 1 picture and is no split folder such as train or test (not followed)",
            ".: holds 1 picture in no class folder (unlabelled)",
            "test: holds 2 pictures in no class folder (unlabelled)"),
        told(d.findings()));
    assertEquals(List.of("train/cat/1.png", "train/dog/1.png"), ids(d));
    assertEquals(List.of("loose.png", "test/1.png", "test/2.png"), d.unlabelled().ids());
    assertEquals(Split.TEST, d.unlabelled().split(1));
    assertEquals(6, d.unlabelled().pixels(2).width());
  }

  @Test
  void linksThatLoopOrLeadNowhereAreNotFollowed() throws IOException {
    png("cat/1.png", "dog/1.png");
    Files.createSymbolicLink(root.resolve("cat/back"), root);
    Files.createSymbolicLink(root.resolve("cat/gone.png"), root.resolve("nowhere.png"));
    Files.createSymbolicLink(root.resolve("cats"), root.resolve("cat"));
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat/1.png", "dog/1.png"), ids(d));
    assertEquals(
        List.of(
            "cat/back: is a link to a folder that it lies in (not followed)",
            "cat/gone.png: is a link to nothing that can be read (not followed)",
            "cats: is a link to a folder that is read already (not followed)"),
        told(d.findings()));
  }

  @Test
  void linksThatLeadOutsideAreFollowedAndTold() throws IOException {
    png("cat/1.png", "dog/1.png");
    Path elsewhere = Pictures.write(temporary, "elsewhere/2.png", Pictures.png());
    Files.createSymbolicLink(root.resolve("dog/2.png"), elsewhere);
    Files.createSymbolicLink(root.resolve("eel"), elsewhere.getParent());
    Dataset d = Dataset.open(root);
    assertEquals(List.of("cat/1.png", "dog/1.png", "dog/2.png", "eel/2.png"), ids(d));
    assertEquals(
        List.of("dog/2.png: is the first of 2 links that lead outside the dataset's folder (note)"),
        told(d.findings()));
  }

  @Test
  void anEmptyFolderIsRefused() {
    assertRefused(
        root
            + " holds no files; expected pets/CLASS/picture.jpg; put one folder a class in it, or"
            + " check the path");
  }

  @Test
  void picturesWithoutClassFoldersAreRefused() {
    png("1.png", "2.png");
    assertRefused(
        root
            + " holds 2 pictures but no class folders; expected pets/CLASS/picture.jpg; move the"
            + " pictures into one folder a class, or list them in a CSV with columns path and"
            + " label");
  }

  @Test
  void aFolderWithoutPicturesIsRefused() {
    Pictures.write(root, "cat/a.pdf", "a");
    assertRefused(
        root
            + " holds 1 files but no picture (first: cat/a.pdf); expected JPEG, PNG, GIF, BMP,"
            + " WebP, TIFF or PNM pictures in one folder a class; check the path");
  }

  private void assertRefused(String message) {
    assertEquals(
        message, assertThrows(DatasetException.class, () -> Dataset.open(root)).getMessage());
  }

  private void png(String... names) {
    for (String name : names) {
      Pictures.write(root, name, Pictures.png());
    }
  }

  private static List<String> ids(Dataset d) {
    return d.stream().map(Sample::id).toList();
  }

  private static List<String> told(List<Finding> findings) {
    return findings.stream().map(Finding::toString).toList();
  }
}
