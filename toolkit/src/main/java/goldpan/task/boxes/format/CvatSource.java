package goldpan.task.boxes.format;

import goldpan.data.Dataset;
import goldpan.data.Split;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import goldpan.task.boxes.GivenBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes CVAT for images: the file that was opened, element by element, or a new one. */
final class CvatSource implements BoxSource {
  private final Optional<Opened> opened;
  private final OriginalBoxes original;

  /** The file, and the place of each picture among its images. */
  record Opened(Path file, Map<String, Integer> places) {}

  CvatSource(Optional<Opened> opened, OriginalBoxes original) {
    this.opened = opened;
    this.original = original;
  }

  @Override
  public String format() {
    return CvatXml.NAME;
  }

  @Override
  public String picture(String id) {
    return opened.isPresent() ? id : "images/" + id;
  }

  @Override
  public void write(Dataset dataset, BoxAnnotations boxes, Path folder) throws IOException {
    if (opened.isEmpty()) {
      writeNew(dataset, boxes, folder);
      return;
    }
    Path file = opened.get().file();
    Path to = folder.resolve(String.valueOf(file.getFileName()));
    Map<Integer, BoxChanges> changes = new HashMap<>();
    opened
        .get()
        .places()
        .forEach((id, at) -> changes.put(at, original.changes(id, dataset, boxes)));
    if (changes.values().stream().allMatch(BoxChanges::isUnchanged)) {
      Files.copy(file, to);
      return;
    }
    XmlText xml = XmlText.of(Files.readAllBytes(file));
    List<XmlText.Part> images = xml.children(xml.elements().get(0), "image");
    for (int i = 0; i < images.size(); i++) {
      BoxChanges own = changes.get(i);
      if (own != null && own.isGone()) {
        xml.remove(images.get(i));
      } else if (own != null && !own.isUnchanged()) {
        image(xml, images.get(i), own, boxes.classes());
      }
    }
    Files.write(to, xml.bytes());
  }

  private static void image(XmlText xml, XmlText.Part image, BoxChanges own, List<String> classes) {
    List<XmlText.Part> shapes = xml.children(image, "box");
    for (int i = 0; i < shapes.size(); i++) {
      XmlText.Part shape = shapes.get(i);
      if (own.isRemoved(i)) {
        xml.remove(shape);
        continue;
      }
      own.relabelled(i).ifPresent(k -> xml.replaceAttribute(shape, "label", classes.get(k)));
      own.moved(i).ifPresent(m -> move(xml, shape, m.now()));
    }
    StringBuilder added = new StringBuilder();
    for (GivenBox each : own.added()) {
      added.append("\n    ").append(box(each.box(), classes));
    }
    if (added.length() > 0) {
      xml.append(image, added.toString(), "\n  ");
    }
  }

  private static void move(XmlText xml, XmlText.Part shape, Box now) {
    double[] values = {now.x0(), now.y0(), now.x1(), now.y1()};
    for (int c = 0; c < values.length; c++) {
      xml.replaceAttribute(shape, CvatXml.CORNERS.get(c), Coordinate.text(values[c], 2));
    }
  }

  private static String box(Box box, List<String> classes) {
    return "<box label=\"%s\" source=\"manual\" occluded=\"0\" xtl=\"%s\" ytl=\"%s\" xbr=\"%s\" ybr=\"%s\" z_order=\"0\"/>"
        .formatted(
            XmlText.escaped(classes.get(box.label())),
            Coordinate.text(box.x0(), 2),
            Coordinate.text(box.y0(), 2),
            Coordinate.text(box.x1(), 2),
            Coordinate.text(box.y1(), 2));
  }

  private static void writeNew(Dataset dataset, BoxAnnotations boxes, Path folder)
      throws IOException {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.append("<annotations>\n  <version>1.1</version>\n  <meta>\n    <task>\n      <labels>\n");
    for (String name : boxes.classes()) {
      xml.append("        <label><name>").append(XmlText.escaped(name));
      xml.append("</name></label>\n");
    }
    xml.append("      </labels>\n    </task>\n  </meta>\n");
    for (int row = 0; row < dataset.size(); row++) {
      Split split = dataset.split(row);
      xml.append(
          "  <image id=\"%d\" name=\"images/%s\"%s width=\"%d\" height=\"%d\">\n"
              .formatted(
                  row,
                  XmlText.escaped(dataset.id(row)),
                  split == Split.NONE ? "" : " subset=\"" + split + "\"",
                  boxes.width(row),
                  boxes.height(row)));
      for (GivenBox each : boxes.boxes(row)) {
        xml.append("    ").append(box(each.box(), boxes.classes())).append('\n');
      }
      xml.append("  </image>\n");
    }
    Files.write(
        folder.resolve(CvatXml.FILE),
        xml.append("</annotations>\n").toString().getBytes(StandardCharsets.UTF_8));
  }
}
