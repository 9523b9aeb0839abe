package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvManifestTest {
  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void realFolder() throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void rowsGiveSamplesInTheirOrder() {
    png("b.png", "sub/a.png");
    Dataset d = open("m.csv", "path,label,split\nb.png,dog,train\nsub/a.png,cat,val\n");
    assertEquals("m.csv", d.name());
    assertEquals(folder, d.root());
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(List.of("b.png", "sub/a.png"), ids(d));
    assertArrayEquals(new int[] {1, 0}, d.labels());
    assertEquals(List.of(Split.TRAIN, Split.VALIDATION), d.splits());
    assertEquals(List.of(), d.check());
    assertEquals(6, d.pixels(1).width());
  }

  @Test
  void marksQuotesLineEndsAndOtherScriptsAreRead() {
    png("ä, ö.png", "猫.png");
    Dataset d =
        open(
            "m.csv",
            "\uFEFFImage,Category,more\r\n\"ä, ö.png\",\"großer \"\"Hund\"\"\",x\r\n"
                + "./猫.png, 猫 ,y\r\n");
    assertEquals(List.of("ä, ö.png", "猫.png"), ids(d));
    assertEquals(List.of("großer \"Hund\"", "猫"), d.classes());
    assertEquals(List.of(), d.check());
  }

  @Test
  void tabsSeparateInATsv() {
    png("a.png");
    assertEquals(List.of("a, b"), open("m.tsv", "file\tclass\na.png\ta, b\n").classes());
  }

  @Test
  void badRowsAreFindingsAndTheRestGoesOn() {
    png("a.png", "b.png", "c.png");
    Dataset d =
        open(
            "m.csv",
            "path,label,split\na.png,cat,train\nb.png\n,cat,train\nc.png,,test\na.png,dog,test\n"
                + "b.png,dog,monday\nb.png,dog,test\ngone.png,cat,test\n");
    assertEquals(List.of("a.png", "b.png", "gone.png"), ids(d));
    assertEquals(
        List.of(
            "m.csv row 3: has 1 columns; expected 3 (row passed over)",
            "m.csv row 4: has an empty path; expected a file's path or an id (row passed over)",
            "m.csv row 6: names a.png again, first named in row 2; the first counts (row passed"
                + " over)",
            "m.csv row 7: has split \"monday\"; expected train, validation or test (row passed"
                + " over)",
            "m.csv: has 1 rows whose label is missing (empty 1): not trained on; if one of these is a"
                + " class, open with opening().missing() and the names that mean missing"
                + " (unlabelled)",
            "gone.png: is missing; expected a file in " + folder + " (unreadable, left out)"),
        d.findings().stream().map(Finding::toString).toList());
    assertEquals(1, d.unlabelled().size());
    assertEquals(d.findings(), d.check());
  }

  @Test
  void pathsOutsideTheFolderAreRefusedAllAtOnce() {
    assertRefused(
        folder.resolve("m.csv")
            + " has 6 paths outside its folder; expected paths inside "
            + folder
            + ":\n  row 2: ../a.png\n  row 3: /etc/passwd\n  row 4: x/../../b.png\n  row 5: ..\n"
            + "  row 6: ..\\c.png\n  … and 1 more",
        "m.csv",
        "path,label\n../a.png,c\n/etc/passwd,c\nx/../../b.png,c\n..,c\n..\\c.png,c\n../d,c\n");
  }

  @Test
  void aMissingColumnIsNamed() {
    assertRefused(
        folder.resolve("m.csv")
            + " has no label column: its columns are [path, kind]; expected one called label,"
            + " class, category, target, labels, class_name, classname, label_name or y; rename it",
        "m.csv",
        "path,kind\na.png,cat\n");
    assertRefused(
        folder.resolve("m.csv")
            + " has no path column: its columns are [label, size]; expected one called path, file,"
            + " file_name, image or id; rename it",
        "m.csv",
        "label,size\ncat,1\n");
  }

  @Test
  void aTableWithoutUsableRowsIsRefused() {
    assertRefused(
        folder.resolve("m.csv")
            + " has no usable row (nothing after the header); expected a path and a label in each",
        "m.csv",
        "path,label\n");
    assertRefused(
        folder.resolve("e.csv") + " is empty; expected a header row such as path,label",
        "e.csv",
        "");
  }

  @Test
  void otherEncodingsAreRefused() {
    Path file =
        Pictures.write(
            folder, "m.csv", "path,label\na.png,Bär\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        file + " is not UTF-8 text; expected a CSV or TSV table; save it as UTF-8",
        assertThrows(DatasetException.class, () -> Dataset.open(file)).getMessage());
  }

  @Test
  void idsThatAreNoFilesOpenWithoutPictures() {
    Dataset d = open("labels.csv", "index,label\n7,cat\n8,dog\n");
    assertFalse(d.hasMedia());
    assertEquals(List.of("7", "8"), ids(d));
    assertEquals(List.of(), d.check());
    assertEquals(
        "7: the dataset is a table of labels without pictures; open the pictures with"
            + " dataset(path)",
        assertThrows(UnreadableMediaException.class, () -> d.pixels(0)).getMessage());
  }

  @Test
  void pathsOfWhichNoneIsThereOpenWithoutPictures() {
    Dataset d = open("labels.csv", "path,label\na.png,cat\nb.png,dog\n");
    assertFalse(d.hasMedia());
    assertEquals(
        "[labels.csv: names 2 files and none is in "
            + folder
            + "; opened as a table of labels without pictures; if they are elsewhere, open with opening().root(...) (note)]",
        d.findings().toString());
  }

  @Test
  void labelsAloneAreNumbered() {
    Dataset d = open("labels.csv", "label\n10\n9\n10\n");
    assertEquals(List.of("0", "1", "2"), ids(d));
    assertEquals(List.of("9", "10"), d.classes());
    Dataset list = open("labels.txt", "10\n9\n10\n");
    assertEquals(d.fingerprint(), list.fingerprint());
    assertTrue(list.toString().contains("no pictures: a table of labels"));
  }

  @Test
  void aLabelListWithGapsIsRefused() {
    assertRefused(
        folder.resolve("l.txt")
            + " has 1 lines without a label; expected one label a line:\n  line 2 is empty",
        "l.txt",
        "cat\n\ndog\n");
  }

  private void assertRefused(String message, String file, String content) {
    assertEquals(
        message, assertThrows(DatasetException.class, () -> open(file, content)).getMessage());
  }

  private Dataset open(String file, String content) {
    return Dataset.open(Pictures.write(folder, file, content));
  }

  private void png(String... names) {
    for (String name : names) {
      Pictures.write(folder, name, Pictures.png());
    }
  }

  private static List<String> ids(Dataset d) {
    return d.stream().map(Sample::id).toList();
  }
}
