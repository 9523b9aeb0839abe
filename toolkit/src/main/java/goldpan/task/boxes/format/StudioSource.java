package goldpan.task.boxes.format;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Json;
import goldpan.task.boxes.Box;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import goldpan.task.boxes.GivenBox;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes Label Studio's JSON: the file that was opened, task by task, or a new one. */
final class StudioSource implements BoxSource {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
  private static final String NEW_FILE = "label-studio.json";
  private static final int DECIMALS = 6;

  private final Optional<Opened> opened;
  private final OriginalBoxes original;

  /** The file, and the place of each picture among its tasks. */
  record Opened(Path file, Map<String, Long> places) {}

  StudioSource(Optional<Opened> opened, OriginalBoxes original) {
    this.opened = opened;
    this.original = original;
  }

  @Override
  public String format() {
    return LabelStudio.NAME;
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
    Map<Long, BoxChanges> changes = new HashMap<>();
    Map<Long, String> ids = new HashMap<>();
    opened
        .get()
        .places()
        .forEach(
            (id, at) -> {
              changes.put(at, original.changes(id, dataset, boxes));
              ids.put(at, id);
            });
    if (changes.values().stream().allMatch(BoxChanges::isUnchanged)) {
      Files.copy(file, to);
      return;
    }
    try (JsonReader in = CocoFile.reader(file);
        JsonWriter out = GSON.newJsonWriter(Files.newBufferedWriter(to))) {
      in.beginArray();
      out.beginArray();
      for (long at = 0; in.hasNext(); at++) {
        JsonElement task = Json.compact().<JsonElement>fromJson(in, JsonElement.class);
        BoxChanges own = changes.get(at);
        if (own == null || !own.isGone()) {
          if (own != null && !own.isUnchanged()) {
            int row = dataset.indexOf(ids.getOrDefault(at, "")).orElseThrow();
            edit(task.getAsJsonObject(), own, boxes, row);
          }
          GSON.toJson(task, out);
        }
      }
      in.endArray();
      out.endArray();
    }
  }

  private static void edit(JsonObject task, BoxChanges own, BoxAnnotations boxes, int row) {
    List<JsonObject> rectangles = LabelStudio.rectangles(task);
    JsonArray results = LabelStudio.results(task).orElseGet(() -> empty(task));
    for (int i = 0; i < rectangles.size(); i++) {
      JsonObject one = rectangles.get(i);
      if (own.isRemoved(i)) {
        remove(results, one);
        continue;
      }
      own.relabelled(i)
          .ifPresent(
              k -> {
                JsonArray labels = new JsonArray();
                labels.add(boxes.classes().get(k));
                one.getAsJsonObject("value").add(LabelStudio.RECTANGLE, labels);
              });
      own.moved(i)
          .ifPresent(
              m ->
                  place(
                      one.getAsJsonObject("value"),
                      m.now(),
                      LabelStudio.number(one, "original_width").orElse(1.0),
                      LabelStudio.number(one, "original_height").orElse(1.0)));
    }
    for (GivenBox each : own.added()) {
      results.add(rectangle(each, boxes, row, rectangles));
    }
  }

  private static JsonArray empty(JsonObject task) {
    JsonObject annotation = new JsonObject();
    JsonArray results = new JsonArray();
    annotation.add("result", results);
    JsonArray annotations =
        task.get("annotations") instanceof JsonArray there ? there : new JsonArray();
    annotations.add(annotation);
    task.add("annotations", annotations);
    return results;
  }

  /** This very rectangle, not one that equals it. */
  private static void remove(JsonArray results, JsonObject one) {
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i) == one) {
        results.remove(i);
        return;
      }
    }
  }

  private static JsonObject rectangle(
      GivenBox each, BoxAnnotations boxes, int row, List<JsonObject> others) {
    int width = boxes.width(row);
    int height = boxes.height(row);
    if (width <= 0 || height <= 0) {
      throw new DatasetException(
          "a picture without rectangles has no size in Label Studio's file; expected original_width and original_height; export in another format to add boxes to it");
    }
    JsonObject one = new JsonObject();
    one.addProperty("id", "goldpan-%d-%d".formatted(row, each.number()));
    one.addProperty("type", LabelStudio.RECTANGLE);
    for (String name : List.of("from_name", "to_name")) {
      String usual = name.equals("from_name") ? "label" : "image";
      if (!others.isEmpty() && others.get(0).has(name)) {
        one.add(name, others.get(0).get(name));
      } else {
        one.addProperty(name, usual);
      }
    }
    one.addProperty("original_width", width);
    one.addProperty("original_height", height);
    one.addProperty("image_rotation", 0);
    JsonObject value = new JsonObject();
    place(value, each.box(), width, height);
    value.addProperty("rotation", 0);
    JsonArray labels = new JsonArray();
    labels.add(boxes.classes().get(each.box().label()));
    value.add(LabelStudio.RECTANGLE, labels);
    one.add("value", value);
    return one;
  }

  private static void place(JsonObject value, Box box, double width, double height) {
    value.addProperty("x", percent(box.x0() / width));
    value.addProperty("y", percent(box.y0() / height));
    value.addProperty("width", percent(box.width() / width));
    value.addProperty("height", percent(box.height() / height));
  }

  private static BigDecimal percent(double part) {
    return new BigDecimal(Coordinate.text(100 * part, DECIMALS));
  }

  private static void writeNew(Dataset dataset, BoxAnnotations boxes, Path folder)
      throws IOException {
    try (JsonWriter out = GSON.newJsonWriter(Files.newBufferedWriter(folder.resolve(NEW_FILE)))) {
      out.beginArray();
      for (int row = 0; row < dataset.size(); row++) {
        JsonObject task = new JsonObject();
        task.addProperty("id", row + 1);
        JsonObject data = new JsonObject();
        data.addProperty("image", "images/" + dataset.id(row));
        task.add("data", data);
        JsonArray results = empty(task);
        for (GivenBox each : boxes.boxes(row)) {
          results.add(rectangle(each, boxes, row, List.of()));
        }
        GSON.toJson(task, out);
      }
      out.endArray();
    }
  }
}
