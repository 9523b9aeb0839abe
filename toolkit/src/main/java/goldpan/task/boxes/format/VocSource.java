package goldpan.task.boxes.format;

import goldpan.data.Dataset;
import goldpan.data.Split;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import goldpan.task.boxes.GivenBox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes Pascal VOC: the files that were opened, or new ones. */
final class VocSource implements BoxSource {
  private static final String PICTURES = "JPEGImages/";
  private static final String ANNOTATIONS = "Annotations/";

  private final Optional<Files> files;
  private final OriginalBoxes original;

  /**
   * What was opened.
   *
   * @param root the folder
   * @param all files in it
   * @param fileOf the annotation of each picture
   */
  record Files(Path root, List<String> all, Map<String, String> fileOf) {}

  VocSource(Optional<Files> files, OriginalBoxes original) {
    this.files = files;
    this.original = original;
  }

  @Override
  public String format() {
    return PascalVoc.NAME;
  }

  @Override
  public String picture(String id) {
    return files.isPresent() ? id : PICTURES + PictureNames.flat(id);
  }

  @Override
  public void write(Dataset dataset, BoxAnnotations boxes, Path folder) throws IOException {
    if (files.isPresent()) {
      new Editing(files.get(), dataset, boxes, folder).write();
    } else {
      writeNew(dataset, boxes, folder);
    }
  }

  /** The opened files with what was decided. */
  private final class Editing {
    private final Files from;
    private final Dataset dataset;
    private final BoxAnnotations boxes;
    private final Path folder;
    private final Set<String> gone = new HashSet<>();

    Editing(Files from, Dataset dataset, BoxAnnotations boxes, Path folder) {
      this.from = from;
      this.dataset = dataset;
      this.boxes = boxes;
      this.folder = folder;
    }

    void write() throws IOException {
      Set<String> annotations = new HashSet<>(from.fileOf().values());
      for (Map.Entry<String, String> each : from.fileOf().entrySet()) {
        BoxChanges changes = original.changes(each.getKey(), dataset, boxes);
        if (changes.isGone()) {
          gone.add(PictureNames.stem(each.getValue()));
        } else {
          annotation(each.getValue(), changes);
        }
      }
      for (String file : from.all()) {
        if (!annotations.contains(file) && !original.has(file)) {
          other(file);
        }
      }
    }

    private void annotation(String file, BoxChanges changes) throws IOException {
      Path to = make(file);
      if (changes.isUnchanged()) {
        copy(file, to);
        return;
      }
      byte[] bytes = java.nio.file.Files.readAllBytes(from.root().resolve(file));
      java.nio.file.Files.write(to, edited(bytes, changes, boxes.classes()));
    }

    private void other(String file) throws IOException {
      Path to = make(file);
      boolean isList = file.startsWith("ImageSets/") && file.endsWith(".txt");
      if (!isList || gone.isEmpty()) {
        copy(file, to);
        return;
      }
      String text = java.nio.file.Files.readString(from.root().resolve(file));
      StringBuilder kept = new StringBuilder();
      for (String line : text.split("(?<=\n)", -1)) {
        if (VocSplits.stem(line).filter(gone::contains).isEmpty()) {
          kept.append(line);
        }
      }
      java.nio.file.Files.writeString(to, kept);
    }

    private Path make(String file) throws IOException {
      Path to = folder.resolve(file);
      java.nio.file.Files.createDirectories(to.getParent());
      return to;
    }

    private void copy(String file, Path to) throws IOException {
      java.nio.file.Files.copy(from.root().resolve(file), to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** An annotation with what was decided. */
  static byte[] edited(byte[] bytes, BoxChanges changes, List<String> classes) throws IOException {
    XmlText xml = XmlText.of(bytes);
    XmlText.Part root = xml.elements().get(0);
    List<XmlText.Part> objects = xml.children(root, VocFile.OBJECT);
    for (int i = 0; i < objects.size(); i++) {
      XmlText.Part object = objects.get(i);
      if (changes.isRemoved(i)) {
        xml.remove(object);
        continue;
      }
      Optional<Integer> label = changes.relabelled(i);
      if (label.isPresent()) {
        xml.replaceContent(xml.children(object, "name").get(0), classes.get(label.get()));
      }
      Optional<BoxChanges.Move> move = changes.moved(i);
      if (move.isPresent()) {
        move(xml, xml.children(object, VocFile.PLACE).get(0), move.get().now());
      }
    }
    int at = objects.isEmpty() ? root.innerEnd() : objects.get(objects.size() - 1).end();
    String line = objects.isEmpty() ? "\n\t" : xml.before(objects.get(objects.size() - 1));
    for (GivenBox added : changes.added()) {
      xml.insert(at, object(added.box(), classes, line.isEmpty() ? "\n\t" : line));
    }
    return xml.bytes();
  }

  private static void move(XmlText xml, XmlText.Part place, Box now) {
    double[] values = {now.x0(), now.y0(), now.x1(), now.y1()};
    for (int c = 0; c < values.length; c++) {
      XmlText.Part corner = xml.children(place, VocFile.CORNERS.get(c)).get(0);
      xml.replaceContent(corner, Coordinate.pixels(values[c], xml.content(corner)));
    }
  }

  /** A new object, each element after {@code line}, which ends what comes before. */
  private static String object(Box box, List<String> classes, String line) {
    String in = line + (line.contains("  ") ? "  " : "\t");
    String deeper = in + in.substring(line.length());
    return line
        + "<object>"
        + (in + "<name>" + XmlText.escaped(classes.get(box.label())) + "</name>")
        + (in + "<pose>Unspecified</pose>")
        + (in + "<truncated>0</truncated>")
        + (in + "<difficult>0</difficult>")
        + (in + "<bndbox>")
        + (deeper + "<xmin>" + Coordinate.text(box.x0(), 2) + "</xmin>")
        + (deeper + "<ymin>" + Coordinate.text(box.y0(), 2) + "</ymin>")
        + (deeper + "<xmax>" + Coordinate.text(box.x1(), 2) + "</xmax>")
        + (deeper + "<ymax>" + Coordinate.text(box.y1(), 2) + "</ymax>")
        + (in + "</bndbox>")
        + (line + "</object>");
  }

  private void writeNew(Dataset dataset, BoxAnnotations boxes, Path folder) throws IOException {
    Map<Split, List<String>> lists = new EnumMap<>(Split.class);
    java.nio.file.Files.createDirectories(folder.resolve(ANNOTATIONS));
    for (int row = 0; row < dataset.size(); row++) {
      String picture = PictureNames.name(picture(dataset.id(row)));
      String stem = PictureNames.stem(picture);
      StringBuilder xml = new StringBuilder("<annotation>\n\t<folder>JPEGImages</folder>");
      xml.append("\n\t<filename>").append(XmlText.escaped(picture)).append("</filename>");
      xml.append("\n\t<size>\n\t\t<width>").append(boxes.width(row)).append("</width>");
      xml.append("\n\t\t<height>").append(boxes.height(row)).append("</height>");
      xml.append("\n\t\t<depth>3</depth>\n\t</size>\n\t<segmented>0</segmented>");
      for (GivenBox each : boxes.boxes(row)) {
        String object = object(each.box(), boxes.classes(), "\n\t");
        xml.append(each.isIgnored() ? object.replace("difficult>0<", "difficult>1<") : object);
      }
      java.nio.file.Files.write(
          folder.resolve(ANNOTATIONS + stem + ".xml"),
          xml.append("\n</annotation>\n").toString().getBytes(StandardCharsets.UTF_8));
      lists.computeIfAbsent(dataset.split(row), s -> new ArrayList<>()).add(stem);
    }
    lists.remove(Split.NONE);
    for (Map.Entry<Split, List<String>> list : lists.entrySet()) {
      String name = list.getKey() == Split.VALIDATION ? "val" : list.getKey().toString();
      Path to = folder.resolve(VocSplits.FOLDER).resolve(name + ".txt");
      java.nio.file.Files.createDirectories(to.getParent());
      java.nio.file.Files.writeString(to, String.join("\n", list.getValue()) + "\n");
    }
  }
}
