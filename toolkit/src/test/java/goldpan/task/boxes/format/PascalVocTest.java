package goldpan.task.boxes.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Finding;
import goldpan.data.Split;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.GivenBox;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PascalVocTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  private static Path bccd;

  @BeforeAll
  static void unpack() throws Exception {
    bccd = Archives.unpack("bccd-voc.tar.xz", shared).resolve("bccd");
  }

  @Test
  void bloodCellsAreOpenedAsTheyAre() {
    Dataset cells = Dataset.open(bccd);
    assertEquals(364, cells.size());
    assertEquals(List.of("Platelets", "RBC", "WBC"), cells.classes());
    BoxAnnotations boxes = BoxAnnotations.of(cells);
    int all = 0;
    for (int i = 0; i < cells.size(); i++) {
      all += boxes.count(i);
    }
    assertEquals(4888, all);
    assertEquals(205, cells.split(Split.TRAIN).size());
    assertEquals(87, cells.split(Split.VALIDATION).size());
    assertEquals(72, cells.split(Split.TEST).size());
    int row = cells.indexOf("JPEGImages/BloodImage_00001.jpg").orElseThrow();
    assertEquals(new GivenBox(0, new Box(2, 68, 315, 286, 480), false), boxes.boxes(row).get(0));
    assertEquals("19 boxes", cells.sample(row).label());
    assertEquals(640, boxes.width(row));
    assertEquals(640, cells.pixels(row).width());
    assertTrue(
        cells.findings().stream().anyMatch(f -> f.what().contains("of the same class by")),
        cells.findings().toString());
  }

  @Test
  void nothingDecidedLeavesEveryFileAsItIs() throws IOException {
    Path out = Dataset.open(bccd).export(folder.resolve("out"));
    assertEquals(List.of(), Archives.differing(bccd, out));
  }

  @Test
  void onlyWhatWasDecidedChanges() throws IOException {
    Dataset cells = Dataset.open(bccd);
    String one = "JPEGImages/BloodImage_00001.jpg";
    Path out =
        Edited.of(cells)
            .to(one + "#1", "WBC")
            .to(one + "#2@54,180.4,147,300", "(moved)")
            .to(one + "#3", "(no object)")
            .to(one + "#new@10,20,30.25,40", "Platelets")
            .drop("JPEGImages/BloodImage_00003.jpg")
            .apply()
            .export(folder.resolve("out"));
    assertEquals(
        List.of(
            "Annotations/BloodImage_00001.xml",
            "Annotations/BloodImage_00003.xml",
            "ImageSets/Main/train.txt",
            "ImageSets/Main/trainval.txt",
            "JPEGImages/BloodImage_00003.jpg"),
        Archives.differing(bccd, out).stream().filter(f -> !f.equals("decisions.patch")).toList());
    List<String> before = Files.readAllLines(bccd.resolve("Annotations/BloodImage_00001.xml"));
    List<String> after = Files.readAllLines(out.resolve("Annotations/BloodImage_00001.xml"));
    List<String> expected = new ArrayList<>(before);
    expected.set(26, "\t\t<name>WBC</name>");
    expected.set(43, "\t\t\t<xmin>54</xmin>");
    expected.set(44, "\t\t\t<ymin>180</ymin>");
    expected.set(45, "\t\t\t<xmax>147</xmax>");
    expected.set(46, "\t\t\t<ymax>300</ymax>");
    expected.addAll(
        expected.size() - 1,
        List.of(
            "\t<object>",
            "\t\t<name>Platelets</name>",
            "\t\t<pose>Unspecified</pose>",
            "\t\t<truncated>0</truncated>",
            "\t\t<difficult>0</difficult>",
            "\t\t<bndbox>",
            "\t\t\t<xmin>10</xmin>",
            "\t\t\t<ymin>20</ymin>",
            "\t\t\t<xmax>30.25</xmax>",
            "\t\t\t<ymax>40</ymax>",
            "\t\t</bndbox>",
            "\t</object>"));
    int third = 49;
    expected.subList(third, third + 12).clear();
    assertEquals(String.join("\n", expected), String.join("\n", after));
    Dataset again = Dataset.open(out);
    assertEquals(363, again.size());
    assertEquals(19, BoxAnnotations.of(again).count(again.indexOf(one).orElseThrow()));
    assertFalse(Files.readString(out.resolve("ImageSets/Main/train.txt")).contains("_00003"));
  }

  private Path made(String name, String xml) throws IOException {
    Path made = Files.createDirectories(folder.resolve("made"));
    Files.write(made.resolve(name + ".xml"), xml.getBytes(StandardCharsets.UTF_8));
    ImageIO.write(
        new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB),
        "png",
        made.resolve(name + ".png").toFile());
    return made;
  }

  @Test
  void badObjectsAreNamedAndTheRestGoesOn() throws IOException {
    Path made =
        made(
            "a",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- <object> in a comment -->
            <annotation verified="yes"><filename>other.png</filename>
              <size><width>30</width><height>10</height></size>
              <object><name>cat</name><bndbox><xmin>1</xmin><ymin>x</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object>
              <object><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></object>
              <object a='>'><part><name>head</name></part><name>d&amp;g</name><bndbox><xmin>5</xmin><ymin>1</ymin><xmax>5</xmax><ymax>4</ymax></bndbox><mine>kept</mine></object>
            </annotation>
            """);
    made("b", "<annotation><object></annotation>");
    made(
        "c",
        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><annotation>&e;</annotation>");
    Dataset one = Dataset.open(made);
    assertEquals(List.of("d&g"), one.classes());
    assertEquals(List.of("2"), BoxAnnotations.of(one).parts(0));
    List<String> told = one.findings().stream().map(Finding::toString).toList();
    assertEquals(
        "a.xml: object 0 has no usable bndbox; expected <name> and a <bndbox> of four numbers; it is passed over (row passed over)",
        told.get(0));
    assertTrue(told.get(1).startsWith("a.xml: object 1 has no name;"), told.get(1));
    assertTrue(
        told.stream().anyMatch(t -> t.startsWith("b.xml: cannot be used (line 1:")), told + "");
    assertTrue(
        told.stream().anyMatch(t -> t.startsWith("c.xml: cannot be used (line 1: DOCTYPE")),
        told + "");
    assertTrue(
        told.contains("a.png#2: has no area (0×3); expected a width and a height above 0 (note)"),
        told + "");
    assertEquals(
        "a.png: is 20×10 pixels, its annotation says 30×10; expected the same; its boxes may be elsewhere than they should (note)",
        one.check().get(one.check().size() - 1).toString());
    Path out = Edited.of(one).to("a.png#2", "(no object)").apply().export(folder.resolve("out"));
    String before = Files.readString(made.resolve("a.xml"));
    int from = before.indexOf("\n  <object a=");
    int to = before.indexOf("\n</annotation>");
    assertEquals(
        before.substring(0, from) + before.substring(to), Files.readString(out.resolve("a.xml")));
    assertEquals(Files.readString(made.resolve("b.xml")), Files.readString(out.resolve("b.xml")));
  }

  @Test
  void aFolderWithoutUsableAnnotationSaysWhatIsWrong() throws IOException {
    Path made = made("b", "<annotation><object></annotation>");
    DatasetException e = assertThrows(DatasetException.class, () -> Dataset.open(made));
    assertTrue(
        e.getMessage().startsWith(made + " has no usable picture (b.xml: cannot be used (line 1: "),
        e.getMessage());
    assertTrue(e.getMessage().endsWith("; expected at least one with its annotation"));
  }

  @Test
  void boxesAreWrittenAsNewFilesToo() throws IOException {
    Dataset cells = Dataset.open(bccd).split(Split.TEST);
    Path out = BoxFormats.in(cells, "voc").export(folder.resolve("out"));
    Dataset again = Dataset.open(out);
    assertEquals(72, again.size());
    for (int i = 0; i < 72; i++) {
      assertEquals(BoxAnnotations.of(cells).boxes(i), BoxAnnotations.of(again).boxes(i));
      assertEquals(Split.TEST, again.split(i));
    }
    assertEquals(
        "\"vok\" is no format of boxes; did you mean \"voc\"?",
        assertThrows(DatasetException.class, () -> BoxFormats.in(cells, "vok")).getMessage());
  }
}
