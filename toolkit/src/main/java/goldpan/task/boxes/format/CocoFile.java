package goldpan.task.boxes.format;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import goldpan.data.DatasetException;
import goldpan.data.Reason;
import goldpan.data.Words;
import goldpan.task.boxes.Box;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of COCO: pictures, categories and annotations. Read as a stream, in whatever order its
 * parts are; polygons, masks and unknown fields are passed over and stay in the file.
 */
final class CocoFile {
  private final Path path;
  private final Map<String, Picture> pictures = new LinkedHashMap<>();
  private final Map<String, String> categories = new LinkedHashMap<>();
  private final Map<String, List<Entry>> entries = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private long highestId;

  /** A picture; its id as text. */
  record Picture(String id, String fileName, int width, int height) {}

  /**
   * An annotation; without a place when that cannot be used.
   *
   * @param position among all annotations of the file, from 0
   */
  record Entry(long position, String category, Optional<Box> place, boolean isCrowd) {}

  private CocoFile(Path path) {
    this.path = path;
  }

  /** Whether a file begins like one. */
  static boolean isOne(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!name.endsWith(".json") || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      String start = Beginning.of(file);
      return start.stripLeading().startsWith("{")
          && (start.contains("\"images\"")
              || start.contains("\"annotations\"")
              || start.contains("\"categories\""));
    } catch (IOException e) {
      return false;
    }
  }

  /** A reader of a file's text, with or without byte order mark; numbers may be NaN. */
  @SuppressWarnings("deprecation") // what came in its place is not in Gson 2.8.5; see Json
  static JsonReader reader(Path file) throws IOException {
    BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    JsonReader reader = new JsonReader(text);
    reader.setLenient(true);
    return reader;
  }

  /**
   * Reads a whole file.
   *
   * @throws DatasetException when it is no COCO file
   */
  static CocoFile read(Path path) {
    CocoFile file = new CocoFile(path);
    try (JsonReader reader = reader(path)) {
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "images" -> file.each(reader, file::picture);
          case "categories" -> file.each(reader, file::category);
          case "annotations" -> file.each(reader, file::entry);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
    } catch (IOException | IllegalStateException | JsonParseException e) {
      String reason = e instanceof IOException io ? Reason.of(io) : String.valueOf(e.getMessage());
      throw new DatasetException(
          "%s cannot be read as COCO (%s); expected an object with images, annotations and categories"
              .formatted(path, reason.replaceFirst("\nSee .*", "")),
          e);
    }
    return file;
  }

  @FunctionalInterface
  private interface Item {
    void read(JsonReader reader, long position) throws IOException;
  }

  private void each(JsonReader reader, Item item) throws IOException {
    reader.beginArray();
    for (long position = 0; reader.hasNext(); position++) {
      if (reader.peek() == JsonToken.BEGIN_OBJECT) {
        reader.beginObject();
        item.read(reader, position);
        reader.endObject();
      } else {
        problems.add("%s holds %s; expected objects".formatted(reader.getPath(), reader.peek()));
        reader.skipValue();
      }
    }
    reader.endArray();
  }

  private void picture(JsonReader reader, long position) throws IOException {
    String id = "";
    String name = "";
    int width = 0;
    int height = 0;
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> id = text(reader);
        case "file_name" -> name = text(reader);
        case "width" -> width = whole(reader);
        case "height" -> height = whole(reader);
        default -> reader.skipValue();
      }
    }
    if (id.isEmpty() || name.isEmpty()) {
      problems.add(
          Words.of(
              "images[%d] has no %s; it is passed over",
              position, id.isEmpty() ? "id" : "file_name"));
    } else if (pictures.putIfAbsent(id, new Picture(id, name, width, height)) != null) {
      problems.add(
          Words.of(
              "images[%d] has id %s again; the first counts, it is passed over", position, id));
    }
  }

  private void category(JsonReader reader, long position) throws IOException {
    String id = "";
    String name = "";
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> id = text(reader);
        case "name" -> name = text(reader);
        default -> reader.skipValue();
      }
    }
    if (id.isEmpty() || name.isEmpty()) {
      problems.add(
          Words.of(
              "categories[%d] has no %s; it is passed over",
              position, id.isEmpty() ? "id" : "name"));
    } else {
      categories.putIfAbsent(id, name);
    }
  }

  private void entry(JsonReader reader, long position) throws IOException {
    String picture = "";
    String category = "";
    boolean isCrowd = false;
    Optional<Box> place = Optional.empty();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> highestId = Math.max(highestId, number(text(reader)));
        case "image_id" -> picture = text(reader);
        case "category_id" -> category = text(reader);
        case "iscrowd" -> isCrowd = isTrue(text(reader));
        case "bbox" -> place = box(reader);
        default -> reader.skipValue();
      }
    }
    if (picture.isEmpty()) {
      problems.add(Words.of("annotations[%d] has no image_id; it is passed over", position));
      return;
    }
    entries
        .computeIfAbsent(picture, p -> new ArrayList<>())
        .add(new Entry(position, category, place, isCrowd));
  }

  private static boolean isTrue(String text) {
    return text.equals("1") || text.equals("true");
  }

  /** A box as COCO has it: left, top, width, height; empty when it is anything else. */
  static Optional<Box> box(JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.BEGIN_ARRAY) {
      reader.skipValue();
      return Optional.empty();
    }
    List<@Nullable Double> values = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      values.add(VocFile.number(text(reader)).orElse(null));
    }
    reader.endArray();
    if (values.size() != 4 || values.contains(null)) {
      return Optional.empty();
    }
    double[] v = values.stream().mapToDouble(d -> d == null ? 0 : d).toArray();
    return Double.isFinite(v[0] + v[1] + v[2] + v[3])
        ? Optional.of(new Box(0, v[0], v[1], v[0] + v[2], v[1] + v[3]))
        : Optional.empty();
  }

  /** A number, text or truth value as text; anything else is empty. */
  static String text(JsonReader reader) throws IOException {
    switch (reader.peek()) {
      case NUMBER, STRING -> {
        return reader.nextString().strip();
      }
      case BOOLEAN -> {
        return Boolean.toString(reader.nextBoolean());
      }
      default -> {
        reader.skipValue();
        return "";
      }
    }
  }

  private static int whole(JsonReader reader) throws IOException {
    return VocFile.number(text(reader)).map(d -> (int) Math.max(0, Math.round(d))).orElse(0);
  }

  private static long number(String text) {
    return VocFile.number(text).map(Math::round).orElse(0L);
  }

  Path path() {
    return path;
  }

  /** Pictures by id, in the file's order. */
  Map<String, Picture> pictures() {
    return pictures;
  }

  /** Names of categories by id, in the file's order. */
  Map<String, String> categories() {
    return categories;
  }

  /** The annotations of a picture, in the file's order. */
  List<Entry> entries(String picture) {
    return entries.getOrDefault(picture, List.of());
  }

  /** How many annotations are of pictures that the file does not list. */
  long strays() {
    return entries.entrySet().stream()
        .filter(e -> !pictures.containsKey(e.getKey()))
        .mapToLong(e -> e.getValue().size())
        .sum();
  }

  /** What is wrong with single entries. */
  List<String> problems() {
    return problems;
  }

  /** The highest id of an annotation; 0 without one. */
  long highestId() {
    return highestId;
  }
}
