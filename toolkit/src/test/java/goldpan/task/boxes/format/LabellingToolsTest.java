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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What CVAT and Label Studio export. */
class LabellingToolsTest {
  private static final String CVAT =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <annotations>
        <version>1.1</version>
        <meta><task><id>4</id><labels><label><name>car</name><color>#fff</color></label><label><name>a "b" &amp; c</name></label></labels></task></meta>
        <image id="0" name="a.png" subset="train" width="40" height="20">
          <polygon label="road" points="1,2;3,4;5,6" z_order="0"/>
          <box label="car" source='manual' occluded="0" xtl="1.50" ytl="2" xbr="10.00" ybr="12" z_order="0">
            <attribute name="colour">red</attribute>
          </box>
          <box label="car" occluded="1" xtl="x" ytl="2" xbr="10.00" ybr="12"></box>
          <box label="a &quot;b&quot; &amp; c" occluded="1" xtl="20" ytl="5" xbr="30" ybr="15"/>
        </image>
        <image id="1" name="b.png" width="40" height="20"/>
      </annotations>
      """;

  private static final String STUDIO =
      """
      [{"id": 5, "data": {"image": "/data/upload/1/0a1b2c3d-a.png"}, "meta": {"kept": null},
        "annotations": [{"id": 1, "was_cancelled": true, "result": []},
         {"id": 2, "was_cancelled": false, "result": [
          {"id": "q", "type": "choices", "value": {"choices": ["ok"]}},
          {"id": "r", "type": "rectanglelabels", "from_name": "box", "to_name": "img", "original_width": 40, "original_height": 20, "value": {"x": 10.0, "y": 50, "width": 25, "height": 25.50, "rotation": 0, "rectanglelabels": ["dog"]}},
          {"id": "s", "type": "rectanglelabels", "original_width": 40, "original_height": 20, "value": {"x": 0, "y": 0, "width": 25, "height": 25, "rotation": 30, "rectanglelabels": ["dog"]}},
          {"id": "t", "type": "rectanglelabels", "original_width": 40, "original_height": 20, "value": {"x": 0, "y": 0, "width": 25, "height": 25, "rectanglelabels": ["cat"]}}]}]},
       {"id": 6, "data": {"image": "/data/local-files/?d=sub%20folder/b.png"}, "annotations": []},
       {"id": 7, "data": {}, "annotations": []}]
      """;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void draw() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    for (String name : List.of("a.png", "b.png")) {
      ImageIO.write(
          new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB),
          "png",
          data.resolve(name).toFile());
    }
  }

  private static String edited(Dataset d, Path out) {
    Edited.of(d)
        .to("a.png#0", d.classes().get(1))
        .to("a.png#0@2,3,11.25,13", "(moved)")
        .to("a.png#2", "(no object)")
        .to("a.png#new@4,4,12,8", d.classes().get(0))
        .apply()
        .export(out);
    return out.toString();
  }

  @Test
  void cvatIsOpenedAndOnlyWhatWasDecidedChanges() throws IOException {
    Path file = Files.writeString(data.resolve("annotations.xml"), CVAT);
    Dataset d = Dataset.open(data);
    assertEquals(List.of("car", "a \"b\" & c"), d.classes());
    assertEquals(Split.TRAIN, d.split(0));
    assertEquals(
        List.of(
            new GivenBox(0, new Box(0, 1.5, 2, 10, 12), false),
            new GivenBox(2, new Box(1, 20, 5, 30, 15), false)),
        BoxAnnotations.of(d).boxes(0));
    assertEquals(
        List.of(
            "a.png: box 1 has no usable corners; expected label, xtl, ytl, xbr and ybr; it is passed over (row passed over)",
            "b.png: is the only picture without a box (note)"),
        d.findings().stream().map(Finding::toString).toList());
    Path out = folder.resolve("out");
    d.export(out);
    assertEquals(List.of(), Archives.differing(data, out));
    edited(d, folder.resolve("edited"));
    String expected =
        CVAT.replace(
                "label=\"car\" source='manual' occluded=\"0\" xtl=\"1.50\" ytl=\"2\" xbr=\"10.00\" ybr=\"12\"",
                "label=\"a &quot;b&quot; &amp; c\" source='manual' occluded=\"0\" xtl=\"2\" ytl=\"3\" xbr=\"11.25\" ybr=\"13\"")
            .replace(
                "\n    <box label=\"a &quot;b&quot; &amp; c\" occluded=\"1\" xtl=\"20\" ytl=\"5\" xbr=\"30\" ybr=\"15\"/>\n",
                "\n    <box label=\"car\" source=\"manual\" occluded=\"0\" xtl=\"4\" ytl=\"4\" xbr=\"12\" ybr=\"8\" z_order=\"0\"/>\n");
    assertEquals(expected, Files.readString(folder.resolve("edited/annotations.xml")));
    Path gone =
        Edited.of(d)
            .drop("a.png")
            .to("b.png#new@1,1,9,9", "car")
            .apply()
            .export(folder.resolve("gone"));
    Dataset b = Dataset.open(gone.resolve("annotations.xml"));
    assertEquals(1, b.size());
    assertEquals(new Box(0, 1, 1, 9, 9), BoxAnnotations.of(b).boxes(0).get(0).box());
    assertTrue(
        assertThrows(
                DatasetException.class,
                () -> Dataset.open(Files.writeString(file, "<annotations><image></annotations>")))
            .getMessage()
            .startsWith(file + " cannot be used (line 1: "));
  }

  @Test
  void labelStudioIsOpenedAndOnlyWhatWasDecidedChanges() throws IOException {
    Path file = Files.writeString(data.resolve("project.json"), STUDIO);
    Dataset d = Dataset.open(file);
    assertEquals(List.of("cat", "dog"), d.classes());
    assertEquals(List.of("a.png", "b.png"), d.stream().map(s -> s.id()).toList());
    assertEquals(
        List.of(
            new GivenBox(0, new Box(1, 4, 10, 14, 15.1), false),
            new GivenBox(2, new Box(0, 0, 0, 10, 5), false)),
        BoxAnnotations.of(d).boxes(0));
    List<String> told = d.findings().stream().map(Finding::toString).toList();
    assertTrue(
        told.get(0).startsWith("a.png: rectangle 1 has no usable place; expected"), told + "");
    assertTrue(told.get(1).startsWith("task 2: has no picture in data.image"), told + "");
    Path out = folder.resolve("out");
    d.export(out);
    assertEquals(List.of(), Archives.differing(data, out));
    edited(d, folder.resolve("edited"));
    String now = Files.readString(folder.resolve("edited/project.json"));
    String expected =
        STUDIO
            .replace(
                "{\"id\": \"t\", \"type\": \"rectanglelabels\", \"original_width\": 40, \"original_height\": 20, \"value\": {\"x\": 0, \"y\": 0, \"width\": 25, \"height\": 25, \"rectanglelabels\": [\"cat\"]}}",
                "{\"id\":\"goldpan-0-3\",\"type\":\"rectanglelabels\",\"from_name\":\"box\",\"to_name\":\"img\",\"original_width\":40,\"original_height\":20,\"image_rotation\":0,\"value\":{\"x\":10,\"y\":20,\"width\":20,\"height\":20,\"rotation\":0,\"rectanglelabels\":[\"cat\"]}}")
            .replace(
                "{\"x\": 10.0, \"y\": 50, \"width\": 25, \"height\": 25.50, \"rotation\": 0, \"rectanglelabels\": [\"dog\"]}",
                "{\"x\":5,\"y\":15,\"width\":23.125,\"height\":50,\"rotation\":0,\"rectanglelabels\":[\"dog\"]}");
    assertEquals(expected.replaceAll("\\s", ""), now.replaceAll("\\s", ""));
  }

  @Test
  void bothAreWrittenAnew() throws IOException {
    Files.writeString(data.resolve("annotations.xml"), CVAT);
    Dataset d = Dataset.open(data);
    for (String format : List.of("cvat", "label studio")) {
      Path out = BoxFormats.in(d, format).export(folder.resolve(format));
      Dataset again = Dataset.open(out);
      assertEquals(2, again.size());
      List<GivenBox> boxes = BoxAnnotations.of(again).boxes(0);
      assertEquals(2, boxes.size());
      assertEquals(10, boxes.get(0).box().x1(), 0.001);
      assertEquals("car", again.classes().get(boxes.get(0).box().label()));
      assertEquals(40, again.pixels(0).width());
    }
  }
}
