package goldpan.task.boxes.format;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.FirstFive;
import goldpan.data.FolderWalk;
import goldpan.data.PictureSize;
import goldpan.data.Reason;
import goldpan.data.Split;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Provenance;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.Detections;
import goldpan.task.boxes.ScoredBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Boxes that a detector found, brought along: a result file of COCO ({@code image_id}, {@code
 * category_id} or {@code category_name}, {@code bbox}, {@code score}), a folder of YOLO's text
 * files with a confidence behind the box, or a folder of Pascal VOC's files with a {@code <score>}.
 * Pictures are found by id, path, file name or stem.
 *
 * <p>Such files list found boxes only. So a picture that none lists shows nothing, as far as the
 * detector can tell, where another picture of its split is listed; a split of which none is listed
 * was not judged.
 */
public final class DetectionFile {
  private final Path file;
  private final Dataset dataset;
  private final PictureIndex pictures;
  private final ClassNumbers numbers;
  private final Map<Integer, List<Raw>> found = new HashMap<>();
  private final FirstFive unknownPictures = new FirstFive();
  private final FirstFive unknownClasses = new FirstFive();
  private final FirstFive bad = new FirstFive();
  private int boxes;

  /** A found box whose class is still a number or name as the file has it. */
  private record Raw(String label, boolean isName, Box place, double confidence) {}

  private DetectionFile(Path file, Dataset dataset) {
    this.file = file;
    this.dataset = dataset;
    this.pictures = new PictureIndex(dataset);
    this.numbers = new ClassNumbers(dataset);
  }

  /**
   * Reads a file or folder.
   *
   * @param dataset of pictures with boxes
   * @throws PredictionException when it is none of these, or holds nothing
   * @throws goldpan.data.DatasetException naming the first five pictures or classes that are
   *     unknown, or boxes that are none
   */
  public static Detections read(Path file, Dataset dataset) {
    BoxAnnotations.of(dataset);
    return new DetectionFile(file, dataset).read();
  }

  private Detections read() {
    try {
      if (Files.isDirectory(file)) {
        folder();
      } else if (Files.isRegularFile(file)) {
        json();
      } else {
        throw new PredictionException(file + " does not exist; expected " + expected());
      }
    } catch (IOException | IllegalStateException | JsonParseException e) {
      String reason = e instanceof IOException io ? Reason.of(io) : String.valueOf(e.getMessage());
      throw new PredictionException(
          "%s cannot be read (%s); expected %s"
              .formatted(file, reason.replaceFirst("\nSee .*", ""), expected()),
          e);
    }
    String name = file.toString();
    unknownPictures.throwIfAny(
        name, "boxes of unknown pictures", "expected ids or file names of " + dataset.name());
    bad.throwIfAny(
        name, "boxes that are none", "expected four finite numbers and a confidence from 0 to 1");
    return detections();
  }

  private static String expected() {
    return "a JSON list of {image_id, category_id, bbox, score}, or a folder of YOLO's .txt with"
        + " confidences or of Pascal VOC's .xml with scores";
  }

  private void take(String picture, Raw raw, String where) {
    Optional<Integer> row = pictures.find(picture);
    if (row.isEmpty()) {
      unknownPictures.add(where + ": " + picture);
    } else {
      take(row.get(), raw, where);
    }
  }

  private void take(int row, Raw raw, String where) {
    if (!(raw.confidence() >= 0 && raw.confidence() <= 1)) {
      bad.add("%s: score is %s".formatted(where, raw.confidence()));
      return;
    }
    boxes++;
    numbers.seen(raw.label(), raw.isName());
    found.computeIfAbsent(row, r -> new ArrayList<>()).add(raw);
  }

  private Detections detections() {
    if (boxes == 0) {
      throw new PredictionException(file + " lists no box; expected " + expected());
    }
    numbers.settle(file.toString());
    Map<Split, Integer> judged = new EnumMap<>(Split.class);
    found.keySet().forEach(row -> judged.merge(dataset.split(row), 1, Integer::sum));
    Provenance provenance =
        new Provenance(
            "found boxes in " + file.getFileName(),
            0,
            dataset.fingerprint(),
            Provenance.BROUGHT_BY_ID,
            0);
    Detections.Builder all = Detections.builder(dataset, provenance);
    Map<Split, Integer> without = new EnumMap<>(Split.class);
    for (int row = 0; row < dataset.size(); row++) {
      if (judged.containsKey(dataset.split(row))) {
        all.picture(row, boxes(row), Origin.UNSTATED, -1);
      } else {
        without.merge(dataset.split(row), 1, Integer::sum);
      }
    }
    unknownClasses.throwIfAny(
        file.toString(),
        "boxes of unknown classes",
        "expected those of %s: %s".formatted(dataset.name(), numbers.expected()));
    without.forEach(
        (split, count) ->
            all.finding(
                new Finding(
                    String.valueOf(file.getFileName()),
                    Finding.Kind.NOTE,
                    Words.of(
                        "lists no box in any of the %,d pictures of %s; they are not judged",
                        count, split))));
    return all.build();
  }

  private List<ScoredBox> boxes(int row) {
    List<ScoredBox> own = new ArrayList<>();
    for (Raw raw : found.getOrDefault(row, List.of())) {
      Optional<Integer> label = numbers.find(raw.label(), raw.isName());
      if (label.isEmpty()) {
        unknownClasses.add("%s: %s".formatted(dataset.id(row), raw.label()));
      } else {
        own.add(ScoredBox.of(raw.place().labelled(label.get()), raw.confidence()));
      }
    }
    return own;
  }

  // COCO

  private void json() throws IOException {
    try (JsonReader reader = CocoFile.reader(file)) {
      value(reader);
    }
  }

  /** A list of found boxes, lists of such lists, or an object that holds one somewhere. */
  private void value(JsonReader reader) throws IOException {
    if (reader.peek() == JsonToken.BEGIN_ARRAY) {
      reader.beginArray();
      while (reader.hasNext()) {
        value(reader);
      }
      reader.endArray();
    } else if (reader.peek() == JsonToken.BEGIN_OBJECT) {
      object(reader);
    } else {
      reader.skipValue();
    }
  }

  private void object(JsonReader reader) throws IOException {
    String where = reader.getPath();
    String picture = "";
    String label = "";
    String name = "";
    Optional<Box> place = Optional.empty();
    Optional<Double> score = Optional.empty();
    boolean isBox = false;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "image_id" -> picture = CocoFile.text(reader);
        case "file_name" ->
            picture = picture.isEmpty() ? CocoFile.text(reader) : skip(reader, picture);
        case "category_id" -> label = CocoFile.text(reader);
        case "category_name", "class_name" -> name = CocoFile.text(reader);
        case "bbox" -> {
          isBox = true;
          place = CocoFile.box(reader);
        }
        case "score", "confidence" -> score = VocFile.number(CocoFile.text(reader));
        case "annotations", "predictions", "results", "detections" -> value(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    if (!isBox) {
      return;
    }
    if (place.isEmpty() || score.isEmpty()) {
      bad.add(where + (place.isEmpty() ? ": no usable bbox" : ": no score"));
    } else {
      boolean isName = !name.isEmpty();
      take(picture, new Raw(isName ? name : label, isName, place.get(), score.get()), where);
    }
  }

  private static String skip(JsonReader reader, String known) throws IOException {
    reader.skipValue();
    return known;
  }

  // Folders

  private void folder() throws IOException {
    List<String> all = FolderWalk.of(file).files();
    List<String> xml = all.stream().filter(f -> f.endsWith(".xml")).toList();
    List<String> txt =
        all.stream().filter(f -> f.endsWith(".txt") && !f.endsWith("classes.txt")).toList();
    if (xml.isEmpty() && txt.isEmpty()) {
      throw new PredictionException(
          "%s holds neither .txt nor .xml files; expected %s".formatted(file, expected()));
    }
    if (xml.isEmpty()) {
      for (String each : txt) {
        yolo(each);
      }
    } else {
      SecureXml parser = new SecureXml();
      for (String each : xml) {
        voc(each, parser);
      }
    }
  }

  private void yolo(String name) throws IOException {
    YoloLabels labels = new YoloLabels(Files.readAllLines(file.resolve(name)), false);
    Optional<Integer> row = pictures.find(PictureNames.stem(name));
    if (row.isEmpty()) {
      unknownPictures.add(name);
      return;
    }
    Optional<PictureSize> size = size(row.get());
    for (int i = 0; i < labels.size(); i++) {
      List<String> parts = labels.parts(i);
      String where = "%s line %d".formatted(name, labels.line(i));
      Optional<Double> confidence = labels.confidence(parts);
      Optional<Box> place = size.flatMap(s -> labels.place(parts, s));
      if (confidence.isEmpty() || place.isEmpty()) {
        bad.add(
            where
                + (size.isEmpty()
                    ? ": its picture has no size"
                    : confidence.isEmpty() ? ": no confidence behind the box" : ": no usable box"));
      } else {
        take(row.get(), new Raw(parts.get(0), false, place.get(), confidence.get()), where);
      }
    }
  }

  private Optional<PictureSize> size(int row) {
    BoxAnnotations given = BoxAnnotations.of(dataset);
    if (given.width(row) > 0 && given.height(row) > 0) {
      return Optional.of(new PictureSize(given.width(row), given.height(row)));
    }
    try {
      return dataset.file(row).map(PictureSize::of);
    } catch (UnreadableMediaException e) {
      return Optional.empty();
    }
  }

  private void voc(String name, SecureXml parser) throws IOException {
    Element root = parser.root(Files.readAllBytes(file.resolve(name)));
    Optional<Integer> row =
        pictures
            .find(PictureNames.stem(name))
            .or(() -> SecureXml.text(root, "filename").flatMap(pictures::find));
    if (row.isEmpty()) {
      unknownPictures.add(name);
      return;
    }
    List<Element> objects = SecureXml.children(root, VocFile.OBJECT);
    for (int i = 0; i < objects.size(); i++) {
      Element object = objects.get(i);
      Optional<Box> place = VocFile.place(object);
      Optional<Double> score =
          VocFile.SCORES.stream()
              .flatMap(s -> SecureXml.text(object, s).stream())
              .findFirst()
              .flatMap(VocFile::number);
      String where = "%s object %d".formatted(name, i);
      if (place.isEmpty() || score.isEmpty()) {
        bad.add(where + (place.isEmpty() ? ": no usable bndbox" : ": no score"));
      } else {
        String label = SecureXml.text(object, "name").orElse("");
        take(row.get(), new Raw(label, true, place.get(), score.get()), where);
      }
    }
  }
}
