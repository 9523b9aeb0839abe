package goldpan.task.boxes.format;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.DatasetFormat;
import goldpan.data.FolderWalk;
import goldpan.data.Opening;
import goldpan.data.Reason;
import goldpan.data.Recognition;
import goldpan.data.Split;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * CVAT for images 1.1: one XML file with an element a picture and a {@code <box>} a box. Other
 * shapes and attributes stay as they are.
 *
 * @see <a href="https://docs.cvat.ai/docs/manual/advanced/xml_format/">the format's description</a>
 */
@AutoService(DatasetFormat.class)
public final class CvatXml implements DatasetFormat {
  static final String NAME = "CVAT";
  static final String FILE = "annotations.xml";
  static final List<String> CORNERS = List.of("xtl", "ytl", "xbr", "ybr");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String task() {
    return BoxAnnotations.TASK;
  }

  @Override
  public String expects() {
    return "an .xml file of \"CVAT for images\", or a folder with it as annotations.xml, pictures"
        + " beside it or in images";
  }

  @Override
  public Recognition recognises(Path path) {
    return isOne(file(path)) ? Recognition.BY_CONTENT : Recognition.NO;
  }

  private static Path file(Path path) {
    return Files.isDirectory(path) ? path.resolve(FILE) : path;
  }

  private static boolean isOne(Path file) {
    if (!String.valueOf(file.getFileName()).endsWith(".xml") || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      return Beginning.of(file).contains("<annotations");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path given = path.toAbsolutePath().normalize();
    Path file = file(given);
    Path folder = BoxListing.folder(opening, file.resolveSibling("")).normalize();
    Element root = root(file);
    BoxListing listing = new BoxListing(String.valueOf(given.getFileName()), given, folder);
    PictureNames pictures = new PictureNames(FolderWalk.of(folder).files());
    Set<String> classes = new LinkedHashSet<>(labels(root));
    Map<String, Integer> places = new HashMap<>();
    List<Element> images = SecureXml.children(root, "image");
    for (int i = 0; i < images.size(); i++) {
      ReadPicture read = picture(images.get(i), i, folder, pictures, listing);
      read.boxes().forEach(b -> classes.add(b.className()));
      if (listing.add(read)) {
        places.put(read.id(), i);
      }
    }
    return listing.dataset(
        List.copyOf(classes),
        original -> new CvatSource(Optional.of(new CvatSource.Opened(file, places)), original));
  }

  private static Element root(Path file) {
    try {
      return new SecureXml().root(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be used (%s); expected XML of \"CVAT for images\""
              .formatted(file, Reason.of(e)),
          e);
    }
  }

  /** The labels of the task or project, also those that no box has. */
  private static List<String> labels(Element root) {
    List<String> names = new ArrayList<>();
    SecureXml.child(root, "meta")
        .flatMap(
            m ->
                SecureXml.child(m, "task")
                    .or(() -> SecureXml.child(m, "project"))
                    .or(() -> SecureXml.child(m, "job")))
        .flatMap(t -> SecureXml.child(t, "labels"))
        .ifPresent(
            all ->
                SecureXml.children(all, "label")
                    .forEach(l -> SecureXml.text(l, "name").ifPresent(names::add)));
    return names;
  }

  private static ReadPicture picture(
      Element image, int at, Path folder, PictureNames pictures, BoxListing listing) {
    String name = image.getAttribute("name").replace('\\', '/');
    String id =
        Files.isRegularFile(folder.resolve(name)) ? name : pictures.about(name, name).orElse(name);
    List<Element> shapes = SecureXml.children(image, "box");
    List<ReadBox> boxes = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      Element shape = shapes.get(i);
      Optional<Box> place = place(shape);
      if (shape.getAttribute("label").isEmpty() || place.isEmpty()) {
        listing.bad(
            name,
            "box %d has %s; expected label, xtl, ytl, xbr and ybr; it is passed over"
                .formatted(i, place.isEmpty() ? "no usable corners" : "no label"));
      } else {
        boxes.add(new ReadBox(i, shape.getAttribute("label"), place.get(), false));
      }
    }
    return new ReadPicture(
        id.isEmpty() ? "image " + at : id,
        Split.named(image.getAttribute("subset")).orElse(Split.NONE),
        whole(image.getAttribute("width")),
        whole(image.getAttribute("height")),
        boxes,
        shapes.size());
  }

  private static Optional<Box> place(Element shape) {
    double[] values = new double[CORNERS.size()];
    for (int i = 0; i < values.length; i++) {
      Optional<Double> value = VocFile.number(shape.getAttribute(CORNERS.get(i)));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[i] = value.get();
    }
    return Optional.of(new Box(0, values[0], values[1], values[2], values[3]));
  }

  private static int whole(String text) {
    return VocFile.number(text).map(d -> (int) Math.max(0, Math.round(d))).orElse(0);
  }
}
