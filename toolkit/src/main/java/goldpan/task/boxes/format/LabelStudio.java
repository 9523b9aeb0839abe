package goldpan.task.boxes.format;

import com.google.auto.service.AutoService;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import goldpan.data.ClassNames;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.DatasetFormat;
import goldpan.data.FolderWalk;
import goldpan.data.Json;
import goldpan.data.Opening;
import goldpan.data.Reason;
import goldpan.data.Recognition;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Label Studio's JSON export: a list of tasks with a picture each, and rectangles with labels in
 * percents of its sides. Of a task's annotations the first that was not cancelled counts.
 *
 * @see <a href="https://labelstud.io/guide/task_format">the format's description</a>
 */
@AutoService(DatasetFormat.class)
public final class LabelStudio implements DatasetFormat {
  static final String NAME = "Label Studio";
  static final String RECTANGLE = "rectanglelabels";

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
    return "Label Studio's .json export with rectangles, or its folder, pictures somewhere below its folder";
  }

  @Override
  public Recognition recognises(Path path) {
    return file(path).isPresent() ? Recognition.BY_CONTENT : Recognition.NO;
  }

  /** The file itself, or the first of its kind in a folder. */
  private static Optional<Path> file(Path path) {
    if (!Files.isDirectory(path)) {
      return Optional.of(path).filter(LabelStudio::isOne);
    }
    try (Stream<Path> inside = Files.list(path)) {
      return inside.sorted().filter(LabelStudio::isOne).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isOne(Path path) {
    if (!String.valueOf(path.getFileName()).endsWith(".json") || !Files.isRegularFile(path)) {
      return false;
    }
    try {
      String start = Beginning.of(path);
      return start.stripLeading().startsWith("[")
          && start.contains("\"annotations\"")
          && start.contains("\"data\"");
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
    Path file = file(given).orElse(given);
    Path folder = BoxListing.folder(opening, file.resolveSibling("")).normalize();
    BoxListing listing = new BoxListing(String.valueOf(given.getFileName()), given, folder);
    PictureNames pictures = new PictureNames(FolderWalk.of(folder).files());
    Map<String, Long> places = new HashMap<>();
    try (JsonReader reader = CocoFile.reader(file)) {
      reader.beginArray();
      for (long at = 0; reader.hasNext(); at++) {
        JsonElement each = Json.compact().<JsonElement>fromJson(reader, JsonElement.class);
        Optional<ReadPicture> read = task(each, at, pictures, listing);
        if (read.isPresent() && listing.add(read.get())) {
          places.put(read.get().id(), at);
        }
      }
      reader.endArray();
    } catch (IOException | IllegalStateException | JsonParseException e) {
      String reason = e instanceof IOException io ? Reason.of(io) : String.valueOf(e.getMessage());
      throw new DatasetException(
          "%s cannot be read as Label Studio's export (%s); expected a list of tasks"
              .formatted(file, reason.replaceFirst("\nSee .*", "")),
          e);
    }
    Set<String> names = new HashSet<>();
    listing.pictures().forEach(p -> p.boxes().forEach(b -> names.add(b.className())));
    ClassNames classes = ClassNames.of(names, listing.findings());
    return listing.dataset(
        classes.classes(),
        classes::index,
        original -> new StudioSource(Optional.of(new StudioSource.Opened(file, places)), original));
  }

  private static Optional<ReadPicture> task(
      JsonElement each, long at, PictureNames pictures, BoxListing listing) {
    Optional<String> image =
        object(each, "data")
            .flatMap(d -> text(d, "image").or(() -> text(d, "img")).or(() -> text(d, "url")));
    if (image.isEmpty()) {
      listing.bad(
          "task " + at,
          "has no picture in data.image; expected its path or address; it is left out");
      return Optional.empty();
    }
    String name = fileName(image.get());
    String plain = name.replaceFirst("^[0-9a-f]{8}-", "");
    String id = pictures.about(name, name).or(() -> pictures.about(plain, plain)).orElse(plain);
    List<JsonObject> rectangles = rectangles(each);
    List<ReadBox> boxes = new ArrayList<>();
    int width = 0;
    int height = 0;
    for (int i = 0; i < rectangles.size(); i++) {
      JsonObject one = rectangles.get(i);
      int w = (int) Math.round(number(one, "original_width").orElse(0.0));
      int h = (int) Math.round(number(one, "original_height").orElse(0.0));
      width = Math.max(width, w);
      height = Math.max(height, h);
      Optional<JsonObject> value = object(one, "value");
      Optional<String> label = value.flatMap(LabelStudio::label);
      Optional<Box> place = value.flatMap(v -> place(v, w, h));
      if (label.isEmpty() || place.isEmpty()) {
        listing.bad(
            id,
            Words.of(
                "rectangle %d has %s; expected x, y, width and height in percents, original sizes, no rotation and one label; it is passed over",
                i, label.isEmpty() ? "no label" : "no usable place"));
      } else {
        boxes.add(new ReadBox(i, label.get(), place.get(), false));
      }
    }
    return Optional.of(new ReadPicture(id, Split.NONE, width, height, boxes, rectangles.size()));
  }

  /** The rectangles of the annotation that counts, in order. */
  static List<JsonObject> rectangles(JsonElement task) {
    List<JsonObject> all = new ArrayList<>();
    results(task)
        .ifPresent(
            list ->
                list.forEach(
                    r -> {
                      if (r instanceof JsonObject o
                          && text(o, "type").filter(RECTANGLE::equals).isPresent()) {
                        all.add(o);
                      }
                    }));
    return all;
  }

  /** The results of the first annotation that was not cancelled. */
  static Optional<JsonArray> results(JsonElement task) {
    if (task instanceof JsonObject o && o.get("annotations") instanceof JsonArray annotations) {
      for (JsonElement each : annotations) {
        if (each instanceof JsonObject a
            && !text(a, "was_cancelled").filter("true"::equals).isPresent()
            && a.get("result") instanceof JsonArray results) {
          return Optional.of(results);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> label(JsonObject value) {
    return value.get(RECTANGLE) instanceof JsonArray labels
            && labels.size() > 0
            && labels.get(0) instanceof JsonPrimitive first
        ? Optional.of(first.getAsString().strip()).filter(t -> !t.isEmpty())
        : Optional.empty();
  }

  private static Optional<Box> place(JsonObject value, int width, int height) {
    Optional<Double> x = number(value, "x");
    Optional<Double> y = number(value, "y");
    Optional<Double> w = number(value, "width");
    Optional<Double> h = number(value, "height");
    boolean rotated = number(value, "rotation").filter(r -> r != 0).isPresent();
    if (x.isEmpty()
        || y.isEmpty()
        || w.isEmpty()
        || h.isEmpty()
        || rotated
        || width <= 0
        || height <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Box(
            0,
            pixels(x.get() * width / 100),
            pixels(y.get() * height / 100),
            pixels((x.get() + w.get()) * width / 100),
            pixels((y.get() + h.get()) * height / 100)));
  }

  private static double pixels(double value) {
    return Math.rint(value * 1000) / 1000;
  }

  static Optional<JsonObject> object(JsonElement parent, String name) {
    return parent instanceof JsonObject o && o.get(name) instanceof JsonObject found
        ? Optional.of(found)
        : Optional.empty();
  }

  private static Optional<String> text(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonPrimitive p
        ? Optional.of(p.getAsString().strip())
        : Optional.empty();
  }

  static Optional<Double> number(JsonObject parent, String name) {
    return text(parent, name).flatMap(VocFile::number);
  }

  /** The file's name in a path, an address, or a query for a local file. */
  private static String fileName(String image) {
    String path =
        image.contains("?d=")
            ? image.substring(image.indexOf("?d=") + 3)
            : image.replaceFirst("[?#].*$", "");
    try {
      return PictureNames.name(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return PictureNames.name(path);
    }
  }
}
