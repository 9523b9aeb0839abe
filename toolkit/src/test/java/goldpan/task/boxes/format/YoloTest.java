package goldpan.task.boxes.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YoloTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  private static Path coco;

  @BeforeAll
  static void unpack() throws Exception {
    coco = Archives.unpack("coco128.tar.xz", shared).resolve("coco128");
  }

  @Test
  void boxesOfCocoAreOpenedInPixels() throws IOException {
    Dataset all = Dataset.open(coco.resolve("object_detection"));
    assertEquals(128, all.size());
    assertEquals(80, all.classes().size());
    assertEquals("toothbrush", all.classes().get(79));
    assertEquals(929, all.units().size());
    int row = all.indexOf("images/train2017/000000000370.jpg").orElseThrow();
    BoxAnnotations boxes = BoxAnnotations.of(all);
    List<String> lines =
        Files.readAllLines(coco.resolve("object_detection/labels/train2017/000000000370.txt"));
    assertEquals(lines.size(), boxes.count(row));
    double[] v =
        java.util.Arrays.stream(lines.get(0).split(" ")).mapToDouble(Double::parseDouble).toArray();
    Box box = boxes.boxes(row).get(0).box();
    assertEquals(all.pixels(row).width(), boxes.width(row));
    assertEquals(v[1] * boxes.width(row), (box.x0() + box.x1()) / 2, 1e-3);
    assertEquals(v[4] * boxes.height(row), box.height(), 2e-3);
    assertTrue(
        all.findings().stream()
            .anyMatch(
                f ->
                    f.toString()
                        .equals(
                            "config.yaml: names images/val2017, which is not there; expected a folder of pictures (note)")),
        all.findings() + "");
  }

  @Test
  void nothingDecidedLeavesEveryFileAsItIs() throws IOException {
    for (String part : List.of("object_detection", "instance_segmentation")) {
      Dataset all = Dataset.open(coco.resolve(part));
      Path out = all.export(folder.resolve(part));
      assertEquals(
          List.of(),
          Archives.differing(coco.resolve(part).resolve("labels"), out.resolve("labels")));
      assertEquals(List.of(), Archives.differing(coco.resolve("images"), out.resolve("images")));
      assertEquals(
          Files.readString(coco.resolve(part).resolve("config.yaml")),
          Files.readString(out.resolve("config.yaml")));
      Dataset again = Dataset.open(out);
      for (int i = 0; i < all.size(); i++) {
        assertEquals(BoxAnnotations.of(all).boxes(i), BoxAnnotations.of(again).boxes(i));
      }
    }
  }

  @Test
  void numbersOfClassesNeedNotBeInARow() {
    Dataset all = Dataset.open(coco.resolve("instance_segmentation"));
    assertEquals(128, all.size());
    assertEquals("person", all.classes().get(0));
    assertEquals(80, all.classes().size());
  }

  private Path made(String yaml, String labels) throws IOException {
    Path made = Files.createDirectories(folder.resolve("made"));
    Files.writeString(made.resolve("data.yaml"), yaml);
    for (String split : List.of("train", "valid")) {
      Path images = Files.createDirectories(made.resolve(split + "/images"));
      ImageIO.write(
          new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB),
          "png",
          images.resolve(split + ".png").toFile());
    }
    Files.createDirectories(made.resolve("train/labels"));
    Files.writeString(made.resolve("train/labels/train.txt"), labels);
    return made;
  }

  private static final String YAML =
      """
      train: ../train/images   # as Roboflow writes it
      val: ../valid/images
      nc: 2
      names: ['it''s', "dog"]
      """;

  @Test
  void onlyTheLinesThatWereDecidedChange() throws IOException {
    Path made =
        made(
            YAML,
            "0 0.5 0.5 0.25 0.50\r\n\r\n1 .1 .1 .1 .1\r\n1 0.1 0.2 0.3 0.2 0.3 0.6\r\n7 0.5 0.5 1 1\r\n1 x 1 1 1");
    Dataset two = Dataset.open(made);
    assertEquals(List.of("it's", "dog"), two.classes());
    assertEquals(Split.VALIDATION, two.split(1));
    assertEquals("no box", two.sample(1).label());
    assertEquals(
        List.of(
            new GivenBox(0, new Box(0, 75, 25, 125, 75), false),
            new GivenBox(1, new Box(1, 10, 5, 30, 15), false),
            new GivenBox(2, new Box(1, 20, 20, 60, 60), false)),
        BoxAnnotations.of(two).boxes(0));
    assertEquals(
        List.of(
            "train.txt line 5: has class 7; expected one of the 2 numbers in names, from 0 to 1; it is passed over (row passed over)",
            "train.txt line 6: has 4 numbers behind the class, or some that are none; expected x, y, width and height, or a polygon; it is passed over (row passed over)",
            "valid/images/valid.png: is the only picture without a box (note)"),
        two.findings().stream().map(Finding::toString).toList());
    String train = "train/images/train.png";
    Path out =
        Edited.of(two)
            .to(train + "#0", "dog")
            .to(train + "#1", "(no object)")
            .to(train + "#2@40,20,120,100", "(moved)")
            .to(train + "#new@0,0,50,20", "it's")
            .to("valid/images/valid.png#new@0,0,200,100", "dog")
            .apply()
            .export(folder.resolve("out"));
    assertEquals(
        "1 0.5 0.5 0.25 0.50\r\n\r\n1 0.200000 0.200000 0.600000 0.200000 0.600000 1.000000\r\n7 0.5 0.5 1 1\r\n1 x 1 1 1\r\n0 0.125000 0.100000 0.250000 0.200000",
        Files.readString(out.resolve("train/labels/train.txt")));
    assertEquals(
        "1 0.500000 0.500000 1.000000 1.000000\n",
        Files.readString(out.resolve("valid/labels/valid.txt")));
    assertEquals(YAML, Files.readString(out.resolve("data.yaml")));
    assertEquals(3, BoxAnnotations.of(Dataset.open(out)).count(0));
  }

  @Test
  void eachFormatTurnsIntoEachOther() {
    Dataset all = Dataset.open(coco.resolve("object_detection/config.yaml"));
    for (String format : BoxFormats.names()) {
      Dataset again = Dataset.open(BoxFormats.in(all, format).export(folder.resolve(format)));
      assertEquals(all.size(), again.size(), format);
      for (int i = 0; i < all.size(); i++) {
        String name = PictureNames.name(all.id(i));
        int row =
            again.stream().filter(s -> s.id().endsWith(name)).findFirst().orElseThrow().index();
        Split split = format.equals("label studio") ? Split.NONE : all.split(i);
        assertEquals(split, again.split(row), format);
        List<GivenBox> before = BoxAnnotations.of(all).boxes(i);
        List<GivenBox> after = BoxAnnotations.of(again).boxes(row);
        assertEquals(before.size(), after.size(), format);
        for (int b = 0; b < before.size(); b++) {
          Box was = before.get(b).box();
          Box now = after.get(b).box();
          assertEquals(all.classes().get(was.label()), again.classes().get(now.label()), format);
          assertEquals(was.x0(), now.x0(), 0.011, format);
          assertEquals(was.y1(), now.y1(), 0.011, format);
        }
      }
    }
  }

  @Test
  void aConfigurationThatLeadsNowhereSaysSo() throws IOException {
    Path made = made("train: nowhere\nnames: [a]\n", "");
    DatasetException e = assertThrows(DatasetException.class, () -> Dataset.open(made));
    assertEquals(
        made.resolve("data.yaml")
            + " leads to no picture; expected train or val to name a folder of pictures; [nowhere] are not there",
        e.getMessage());
    Path bad = made("train: train/images\nnames: {x: a}\n", "");
    assertEquals(
        bad.resolve("data.yaml") + ": names has the key \"x\"; expected numbers of classes from 0",
        assertThrows(DatasetException.class, () -> Dataset.open(bad)).getMessage());
  }

  @Test
  void programsInYamlAreNotRun() throws IOException {
    Path made = made("train: train/images\nnames: !!javax.script.ScriptEngineManager [a]\n", "");
    assertTrue(
        assertThrows(DatasetException.class, () -> Dataset.open(made.resolve("data.yaml")))
            .getMessage()
            .contains("data.yaml"));
  }
}
