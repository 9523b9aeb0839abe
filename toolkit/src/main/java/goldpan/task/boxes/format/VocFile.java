package goldpan.task.boxes.format;

import goldpan.task.boxes.Box;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * One annotation of Pascal VOC: a picture's name, size and objects. Coordinates are taken as they
 * are: VOC itself counts pixels from 1 and names the last one inside, most tools that write the
 * format do neither, and to overlaps it makes no difference that matters.
 *
 * @param fileName of the picture, as it says; empty when it does not
 * @param width in pixels; 0 when it does not say
 * @param height in pixels; 0 when it does not say
 * @param boxes the objects that can be used
 * @param listed how many objects there are
 * @param problems what is wrong with single objects
 */
record VocFile(
    String fileName,
    int width,
    int height,
    List<ReadBox> boxes,
    int listed,
    List<String> problems) {
  static final String ROOT = "annotation";
  static final String OBJECT = "object";
  static final String PLACE = "bndbox";
  static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");

  /** An object of a file of predictions: how sure the detector is of it. */
  static final List<String> SCORES = List.of("score", "confidence");

  /**
   * Reads it.
   *
   * @throws IOException when it is no annotation
   */
  static VocFile of(Element root) throws IOException {
    if (!root.getTagName().equals(ROOT)) {
      throw new IOException("<%s>; expected <annotation>".formatted(root.getTagName()));
    }
    List<Element> objects = SecureXml.children(root, OBJECT);
    List<ReadBox> boxes = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      Element object = objects.get(i);
      Optional<String> name = SecureXml.text(object, "name");
      Optional<Box> place = place(object);
      if (name.isEmpty() || place.isEmpty()) {
        problems.add(
            "object %d has %s; expected <name> and a <bndbox> of four numbers; it is passed over"
                .formatted(i, name.isEmpty() ? "no name" : "no usable bndbox"));
      } else {
        boolean ignored = SecureXml.text(object, "difficult").filter("1"::equals).isPresent();
        boxes.add(new ReadBox(i, name.get(), place.get(), ignored));
      }
    }
    Optional<Element> size = SecureXml.child(root, "size");
    return new VocFile(
        SecureXml.text(root, "filename").orElse(""),
        size.map(s -> whole(s, "width")).orElse(0),
        size.map(s -> whole(s, "height")).orElse(0),
        boxes,
        objects.size(),
        problems);
  }

  static Optional<Box> place(Element object) {
    return SecureXml.child(object, PLACE).flatMap(VocFile::corners);
  }

  private static Optional<Box> corners(Element place) {
    double[] values = new double[CORNERS.size()];
    for (int i = 0; i < values.length; i++) {
      Optional<Double> value = SecureXml.text(place, CORNERS.get(i)).flatMap(VocFile::number);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    return Optional.of(new Box(0, values[0], values[1], values[2], values[3]));
  }

  /** A finite number. */
  static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static int whole(Element parent, String name) {
    return SecureXml.text(parent, name)
        .flatMap(VocFile::number)
        .map(d -> (int) Math.max(0, Math.round(d)))
        .orElse(0);
  }
}
