package goldpan.task.boxes.format;

import goldpan.data.DatasetException;
import goldpan.data.Reason;
import goldpan.data.Split;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A {@code data.yaml} of YOLO: names of classes by number, and where the pictures of each split
 * are.
 *
 * @param file itself
 * @param names of classes by the number that labels have, rising
 * @param places folders or lists of pictures, as written, by split
 * @param base the folder that those start at
 * @param keypoints whether labels go on with keypoints behind the box
 */
record YoloConfig(
    Path file,
    TreeMap<Integer, String> names,
    Map<Split, List<String>> places,
    Path base,
    boolean keypoints) {
  private static final Map<String, Split> SPLITS = splits();

  private static Map<String, Split> splits() {
    Map<String, Split> splits = new LinkedHashMap<>();
    splits.put("train", Split.TRAIN);
    splits.put("val", Split.VALIDATION);
    splits.put("valid", Split.VALIDATION);
    splits.put("test", Split.TEST);
    return Collections.unmodifiableMap(splits);
  }

  /** The configuration in a folder: of several {@code data.yaml} first, then by name. */
  static Optional<Path> in(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> all = inside.filter(YoloConfig::isOne).sorted().toList();
      return all.stream()
          .filter(f -> f.endsWith("data.yaml") || f.endsWith("dataset.yaml"))
          .findFirst()
          .or(() -> all.stream().findFirst());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a file is one: names, and pictures to learn from or to judge. */
  static boolean isOne(Path file) {
    String name = String.valueOf(file.getFileName());
    if (!(name.endsWith(".yaml") || name.endsWith(".yml")) || !Files.isRegularFile(file)) {
      return false;
    }
    try {
      Map<?, ?> all = load(file);
      return all.containsKey("names") && SPLITS.keySet().stream().anyMatch(all::containsKey);
    } catch (IOException | YAMLException e) {
      return false;
    }
  }

  private static Map<?, ?> load(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Object all = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return all instanceof Map<?, ?> map ? map : Map.of();
    }
  }

  /**
   * Reads one.
   *
   * @throws DatasetException when it is no YAML or names no classes
   */
  static YoloConfig read(Path file) {
    try {
      Map<?, ?> all = load(file);
      Map<Split, List<String>> places = new LinkedHashMap<>();
      SPLITS.forEach(
          (key, split) ->
              texts(all.get(key))
                  .forEach(p -> places.computeIfAbsent(split, s -> new ArrayList<>()).add(p)));
      Path own = file.resolveSibling("");
      Path base = all.get("path") instanceof String path ? own.resolve(path).normalize() : own;
      return new YoloConfig(
          file,
          names(file, all.get("names")),
          places,
          Files.isDirectory(base) ? base : own,
          all.containsKey("kpt_shape"));
    } catch (IOException | YAMLException | InvalidPathException e) {
      String reason = e instanceof IOException io ? Reason.of(io) : String.valueOf(e.getMessage());
      throw new DatasetException(
          "%s cannot be read as YAML (%s); expected names, train and val"
              .formatted(file, reason.replaceAll("\\s+", " ").strip()),
          e);
    }
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof List<?> list) {
      return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return value instanceof String text && !text.isBlank() ? List.of(text) : List.of();
  }

  private static TreeMap<Integer, String> names(Path file, @Nullable Object value) {
    TreeMap<Integer, String> names = new TreeMap<>();
    if (value instanceof List<?> list) {
      list.forEach(name -> names.put(names.size(), String.valueOf(name)));
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        try {
          names.put(
              Integer.valueOf(String.valueOf(each.getKey())), String.valueOf(each.getValue()));
        } catch (NumberFormatException e) {
          throw new DatasetException(
              "%s: names has the key \"%s\"; expected numbers of classes from 0"
                  .formatted(file, each.getKey()),
              e);
        }
      }
    }
    if (names.isEmpty() || names.firstKey() < 0) {
      throw new DatasetException(
          "%s: names is %s; expected a list of class names, or numbers from 0 with names"
              .formatted(file, value));
    }
    return names;
  }

  /** The folder or list that is at a place as written; empty when there is none. */
  Optional<Path> find(String place) {
    Path own = file.resolveSibling("");
    List<Path> tried = new ArrayList<>(List.of(base.resolve(place), own.resolve(place)));
    tried.add(own.resolve(place.replaceFirst("^(\\.\\./)+", "")));
    Path above = own.toAbsolutePath().normalize().getParent();
    if (above != null) {
      tried.add(above.resolve(place));
    }
    return tried.stream().filter(Files::exists).map(Path::normalize).findFirst();
  }
}
