package goldpan.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and lists as users have them. */
class TableCasesTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> ids(Dataset d) {
    return d.stream().map(Sample::id).toList();
  }

  @Test
  void aPathAndALabelInEachLine() {
    Dataset d = Dataset.open(Cases.folder("path-and-label-list/train.txt"));
    assertEquals(List.of("0", "1", "2"), d.classes());
    assertEquals(30, d.size());
    assertTrue(d.hasMedia());
  }

  @Test
  void aByteOrderMarkIsNoPartOfALabel() {
    assertEquals(
        List.of("cat", "dog"),
        Dataset.open(Cases.folder("list-with-byte-order-mark/bom.txt")).classes());
  }

  @Test
  void utf16IsRead() throws IOException {
    Path file = folder.resolve("l.txt");
    Files.write(file, "\ufeffcat\r\ndog\r\n".getBytes(StandardCharsets.UTF_16LE));
    assertEquals(List.of("cat", "dog"), Dataset.open(file).classes());
  }

  @Test
  void textThatIsNoListOfLabelsIsRefused() throws IOException {
    Path boxes = write("boxes.txt", "0 0.5 0.5 0.1 0.1\n1 0.2 0.3 0.1 0.1\n");
    assertTrue(
        assertThrows(DatasetException.class, () -> Dataset.open(boxes))
            .getMessage()
            .endsWith(
                "has five numbers a line, as YOLO writes boxes; expected one label a line, or a picture's path and its label"));
    StringBuilder prose = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      prose.append("line ").append(i).append(" of a text\n");
    }
    Path text = write("text.txt", prose.toString());
    assertTrue(
        assertThrows(DatasetException.class, () -> Dataset.open(text))
            .getMessage()
            .contains("has 20 different lines among 20, such as \"line 0 of a text\""));
  }

  @Test
  void missingLabelsAreUnlabelled() {
    Dataset d = Dataset.open(Cases.folder("odd-labels/missing.csv"));
    assertTrue(d.classes().containsAll(List.of("cat", "dog")), d.classes().toString());
    assertTrue(
        d.classes().stream()
            .noneMatch(c -> c.toLowerCase(java.util.Locale.ROOT).matches("nan|na|none|null|")));
    assertTrue(d.unlabelled().size() >= 6, d.toString());
    assertTrue(d.toString().contains("unlabelled beside them"), d.toString());
    assertTrue(
        d.findings().stream().anyMatch(f -> f.kind() == Finding.Kind.NO_LABEL), d.toString());
    Dataset all = Dataset.open(Cases.folder("odd-labels/missing.csv"), Opening.usual().missing());
    assertTrue(all.classes().contains("None"));
  }

  @Test
  void namesInOtherCodePointsAreOneClass() {
    Dataset d = Dataset.open(Cases.folder("odd-labels/norm.csv"));
    assertEquals(2, d.classes().size());
    assertTrue(d.toString().contains("spelt in 2 ways that look the same"), d.toString());
  }

  @Test
  void semicolonsTabsAndBarsSeparate() throws IOException {
    assertEquals(2, Dataset.open(Cases.folder("csv-conventions/semicolon.csv")).classes().size());
    for (String separator : List.of(";", "\t", "|", ",")) {
      Path file =
          write(
              "t.csv",
              "id,label\na,\"x, y\"\nb,z\n"
                  .replace("d,l", "d" + separator + "l")
                  .replace("a,\"", "a" + separator + "\"")
                  .replace("b,z", "b" + separator + "z"));
      assertEquals(List.of("x, y", "z"), Dataset.open(file).classes());
    }
  }

  @Test
  void theUsualNamesOfColumnsAreKnown() throws IOException {
    assertEquals(2, Dataset.open(Cases.folder("csv-conventions/file_name.csv")).classes().size());
    for (String name : List.of("image_path", "filepath", "image", "img", "Filename")) {
      Dataset d = Dataset.open(write("t.csv", name + ",class_name\na.png,x\nb.png,y\n"));
      assertEquals(List.of("a.png", "b.png"), ids(d));
    }
  }

  @Test
  void anUnnamedIndexIsPassedOver() throws IOException {
    Dataset d = Dataset.open(write("t.csv", ",image,label\n0,a.png,x\n1,b.png,y\n"));
    assertEquals(List.of("a.png", "b.png"), ids(d));
  }

  @Test
  void oneHotColumnsAreClasses() throws IOException {
    Dataset d = Dataset.open(write("t.csv", "image,cat,dog,owl\na,0,1,0\nb,1.0,0,0\nc,0,0,1\n"));
    assertEquals(List.of("cat", "dog", "owl"), d.classes());
    assertEquals(1, d.label(0));
    assertEquals(0, d.label(1));
  }

  @Test
  void idsWithoutExtensionFindTheirFile() throws IOException {
    Pictures.write(folder, "a.png", Pictures.png());
    Pictures.write(folder, "b.png", Pictures.png());
    Dataset d = Dataset.open(write("t.csv", "id,label\na,x\nb,y\n"));
    assertTrue(d.hasMedia());
    assertEquals(List.of("a.png", "b.png"), ids(d));
  }

  @Test
  void theRootOfPathsCanBeSaid() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Pictures.write(elsewhere, "a.png", Pictures.png());
    Path file = write("t.csv", "path,label\na.png,x\n" + elsewhere.resolve("b.png") + ",y\n");
    Dataset d = Dataset.open(file, Opening.usual().root(elsewhere));
    assertEquals(List.of("a.png", "b.png"), ids(d));
    assertTrue(d.hasMedia());
  }

  @Test
  void addressesStayAsTheyAre() {
    Dataset d = Dataset.open(Cases.folder("ids-that-are-no-paths/urls.csv"));
    assertEquals(List.of("https://h/a//1", "https://h/a/1", "s3://b/k", "2"), ids(d));
  }
}
