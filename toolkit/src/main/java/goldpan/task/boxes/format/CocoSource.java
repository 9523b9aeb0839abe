package goldpan.task.boxes.format;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Split;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import goldpan.task.boxes.GivenBox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes COCO: the files that were opened, as a stream, in which an annotation is left out, changed
 * or added, or new ones. Polygons are stretched with their box; a mask that is run-length encoded
 * cannot be, and is emptied when its box moves.
 */
final class CocoSource implements BoxSource {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final Optional<Files> files;
  private final OriginalBoxes original;

  /** Where a picture's annotations are: in which file, under which id. */
  record Place(CocoFile file, String picture) {}

  /**
   * What was opened.
   *
   * @param root the folder that annotations lie in
   * @param media the folder that ids are paths in
   */
  record Files(Path root, Path media, List<CocoFile> all, Map<String, Place> places) {}

  CocoSource(Optional<Files> files, OriginalBoxes original) {
    this.files = files;
    this.original = original;
  }

  @Override
  public String format() {
    return Coco.NAME;
  }

  @Override
  public String picture(String id) {
    return files.isPresent() ? id : "images/" + id;
  }

  @Override
  public Map<String, Integer> classNumbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (CocoFile file : files.map(Files::all).orElse(List.of())) {
      file.categories()
          .forEach((id, name) -> numbers.putIfAbsent(id, original.classes().indexOf(name)));
    }
    return numbers;
  }

  /** Of one file: ids of several files may be alike. */
  @Override
  public Map<String, String> pictureNumbers() {
    Map<String, String> ids = new HashMap<>();
    Set<String> twice = new HashSet<>();
    files
        .map(Files::places)
        .orElse(Map.of())
        .forEach(
            (id, place) -> {
              if (ids.put(place.picture(), id) != null) {
                twice.add(place.picture());
              }
            });
    ids.keySet().removeAll(twice);
    return ids;
  }

  @Override
  public void write(Dataset dataset, BoxAnnotations boxes, Path folder) throws IOException {
    if (files.isEmpty()) {
      writeNew(dataset, boxes, folder);
      return;
    }
    for (CocoFile file : files.get().all()) {
      Path to = folder.resolve(files.get().root().relativize(file.path()).toString());
      java.nio.file.Files.createDirectories(to.getParent());
      new Editing(file, changes(file, dataset, boxes), boxes.classes()).write(to);
    }
  }

  /** What became of each picture of a file that was a sample, by its id in the file. */
  private Map<String, BoxChanges> changes(CocoFile file, Dataset dataset, BoxAnnotations boxes) {
    Map<String, BoxChanges> changes = new HashMap<>();
    for (Map.Entry<String, Place> each : files.orElseThrow().places().entrySet()) {
      if (each.getValue().file() == file) {
        changes.put(each.getValue().picture(), original.changes(each.getKey(), dataset, boxes));
      }
    }
    return changes;
  }

  /** One file with what was decided. */
  private static final class Editing {
    private final CocoFile file;
    private final Map<String, BoxChanges> changes;
    private final Map<String, JsonPrimitive> categories = new HashMap<>();
    private final Map<String, JsonPrimitive> pictures = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final List<String> classes;
    private long nextId;

    Editing(CocoFile file, Map<String, BoxChanges> changes, List<String> classes) {
      this.file = file;
      this.changes = changes;
      this.classes = classes;
      this.nextId = file.highestId() + 1;
    }

    void write(Path to) throws IOException {
      if (changes.values().stream().allMatch(BoxChanges::isUnchanged)) {
        java.nio.file.Files.copy(file.path(), to);
        return;
      }
      ids();
      try (JsonReader in = CocoFile.reader(file.path());
          JsonWriter out = writer(to)) {
        boolean wroteAnnotations = false;
        in.beginObject();
        out.beginObject();
        while (in.hasNext()) {
          String name = in.nextName();
          out.name(name);
          boolean isArray = in.peek() == JsonToken.BEGIN_ARRAY;
          if (name.equals("images") && isArray) {
            images(in, out);
          } else if (name.equals("annotations") && isArray) {
            annotations(in, out);
            wroteAnnotations = true;
          } else {
            GSON.toJson(GSON.<JsonElement>fromJson(in, JsonElement.class), out);
          }
        }
        if (!wroteAnnotations) {
          out.name("annotations").beginArray();
          added(out);
          out.endArray();
        }
        out.endObject();
      }
    }

    /** The ids of pictures and categories as they are spelt: numbers or text. */
    private void ids() throws IOException {
      try (JsonReader in = CocoFile.reader(file.path())) {
        in.beginObject();
        while (in.hasNext()) {
          switch (in.nextName()) {
            case "images" -> ids(in, pictures, "id");
            case "categories" -> ids(in, categories, "name");
            default -> in.skipValue();
          }
        }
      }
    }

    /** The id of each object by the text of one of its fields; the first counts. */
    private static void ids(JsonReader in, Map<String, JsonPrimitive> ids, String by)
        throws IOException {
      in.beginArray();
      while (in.hasNext()) {
        JsonElement each = GSON.<JsonElement>fromJson(in, JsonElement.class);
        if (each instanceof JsonObject object
            && object.get("id") instanceof JsonPrimitive id
            && object.get(by) instanceof JsonPrimitive key) {
          ids.putIfAbsent(key.getAsString().strip(), id);
        }
      }
      in.endArray();
    }

    private void images(JsonReader in, JsonWriter out) throws IOException {
      in.beginArray();
      out.beginArray();
      while (in.hasNext()) {
        JsonElement each = GSON.<JsonElement>fromJson(in, JsonElement.class);
        if (!isGone(each, "id")) {
          GSON.toJson(each, out);
        }
      }
      in.endArray();
      out.endArray();
    }

    private boolean isGone(JsonElement each, String key) {
      return Optional.ofNullable(changes.get(text(each, key)))
          .map(BoxChanges::isGone)
          .orElse(false);
    }

    private void annotations(JsonReader in, JsonWriter out) throws IOException {
      in.beginArray();
      out.beginArray();
      while (in.hasNext()) {
        JsonElement each = GSON.<JsonElement>fromJson(in, JsonElement.class);
        String picture = text(each, "image_id");
        BoxChanges own = changes.get(picture);
        int number = picture.isEmpty() ? -1 : seen.merge(picture, 1, Integer::sum) - 1;
        if (own == null) {
          GSON.toJson(each, out);
        } else if (!own.isRemoved(number)) {
          change(each.getAsJsonObject(), own, number);
          GSON.toJson(each, out);
        }
      }
      added(out);
      in.endArray();
      out.endArray();
    }

    private void change(JsonObject annotation, BoxChanges own, int number) {
      own.relabelled(number)
          .ifPresent(label -> annotation.add("category_id", category(classes.get(label))));
      own.moved(number).ifPresent(move -> move(annotation, move));
    }

    private JsonPrimitive category(String name) {
      JsonPrimitive id = categories.get(name);
      if (id == null) {
        throw new DatasetException(
            "%s has no category \"%s\"; expected one that the other files of the dataset have; add it to its categories"
                .formatted(file.path(), name));
      }
      return id;
    }

    private void added(JsonWriter out) throws IOException {
      for (Map.Entry<String, JsonPrimitive> picture : pictures.entrySet()) {
        BoxChanges own = changes.get(picture.getKey());
        if (own != null) {
          for (GivenBox box : own.added()) {
            GSON.toJson(
                annotation(
                    nextId++, picture.getValue(), category(classes.get(box.box().label())), box),
                out);
          }
        }
      }
    }

    private static String text(JsonElement each, String key) {
      return each instanceof JsonObject object && object.get(key) instanceof JsonPrimitive value
          ? value.getAsString().strip()
          : "";
    }
  }

  @SuppressWarnings("deprecation") // what came in its place is not in Gson 2.8.5; see Json
  private static JsonWriter writer(Path to) throws IOException {
    JsonWriter out = GSON.newJsonWriter(java.nio.file.Files.newBufferedWriter(to));
    out.setLenient(true);
    return out;
  }

  private static JsonObject annotation(
      long id, JsonPrimitive picture, JsonPrimitive category, GivenBox given) {
    JsonObject annotation = new JsonObject();
    annotation.addProperty("id", id);
    annotation.add("image_id", picture);
    annotation.add("category_id", category);
    annotation.add("bbox", bbox(given.box()));
    annotation.add("area", number(given.box().area()));
    annotation.addProperty("iscrowd", given.isIgnored() ? 1 : 0);
    annotation.add("segmentation", new JsonArray());
    return annotation;
  }

  private static void move(JsonObject annotation, BoxChanges.Move move) {
    Box now = move.now();
    annotation.add("bbox", bbox(now));
    if (annotation.get("area") instanceof JsonPrimitive area && area.isNumber()) {
      double scale = move.was().area() > 0 ? now.area() / move.was().area() : 0;
      annotation.add("area", number(scale > 0 ? area.getAsDouble() * scale : now.area()));
    }
    JsonElement outline = annotation.get("segmentation");
    if (outline instanceof JsonArray polygons) {
      polygons.forEach(p -> stretch(p, move));
    } else if (outline instanceof JsonObject) {
      annotation.add("segmentation", new JsonArray());
    }
  }

  private static void stretch(JsonElement polygon, BoxChanges.Move move) {
    if (polygon instanceof JsonArray points) {
      for (int i = 0; i < points.size(); i++) {
        double value = points.get(i).getAsDouble();
        points.set(i, number(i % 2 == 0 ? move.x(value) : move.y(value)));
      }
    }
  }

  private static JsonArray bbox(Box box) {
    JsonArray values = new JsonArray();
    values.add(number(box.x0()));
    values.add(number(box.y0()));
    values.add(number(box.width()));
    values.add(number(box.height()));
    return values;
  }

  private static JsonPrimitive number(double value) {
    return new JsonPrimitive(new BigDecimal(Coordinate.text(value, 2)));
  }

  /** One file a split, as COCO names them; ids from 1. */
  private static void writeNew(Dataset dataset, BoxAnnotations boxes, Path folder)
      throws IOException {
    Path inside = java.nio.file.Files.createDirectories(folder.resolve("annotations"));
    for (Split split : dataset.splits()) {
      String name = split == Split.NONE ? "instances" : "instances_" + name(split);
      try (JsonWriter out = writer(inside.resolve(name + ".json"))) {
        writeNew(dataset, boxes, split, out);
      }
    }
  }

  private static String name(Split split) {
    return split == Split.VALIDATION ? "val" : split.toString();
  }

  private static void writeNew(Dataset dataset, BoxAnnotations boxes, Split split, JsonWriter out)
      throws IOException {
    out.beginObject().name("images").beginArray();
    for (int row = 0; row < dataset.size(); row++) {
      if (dataset.split(row) == split) {
        out.beginObject().name("id").value(row + 1L).name("file_name").value(dataset.id(row));
        out.name("width").value(boxes.width(row)).name("height").value(boxes.height(row));
        out.endObject();
      }
    }
    out.endArray().name("annotations").beginArray();
    long id = 1;
    for (int row = 0; row < dataset.size(); row++) {
      for (GivenBox each : dataset.split(row) == split ? boxes.boxes(row) : List.<GivenBox>of()) {
        JsonPrimitive category = new JsonPrimitive(each.box().label() + 1);
        GSON.toJson(annotation(id++, new JsonPrimitive(row + 1), category, each), out);
      }
    }
    out.endArray().name("categories").beginArray();
    for (int k = 0; k < boxes.classes().size(); k++) {
      out.beginObject().name("id").value(k + 1L);
      out.name("name").value(boxes.classes().get(k)).endObject();
    }
    out.endArray().endObject();
  }
}
