package goldpan.task.boxes.format;

import goldpan.data.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pictures under a folder, found by file name or by its stem. */
final class PictureNames {
  private final Map<String, List<String>> byName = new HashMap<>();
  private final Map<String, List<String>> byStem = new HashMap<>();

  /** Of paths with {@code /} between their parts; those that are no pictures are passed over. */
  PictureNames(List<String> paths) {
    for (String path : paths) {
      String name = name(path);
      if (Modality.picture().isNamedLikeOne(name)) {
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(path);
        byStem.computeIfAbsent(stem(path), n -> new ArrayList<>()).add(path);
      }
    }
  }

  /**
   * The picture that a file is about: called like it, otherwise called as it says; of several the
   * one whose path is most like the file's.
   */
  Optional<String> about(String file, String named) {
    List<String> alike = byStem.getOrDefault(stem(file), List.of());
    List<String> found = alike.isEmpty() ? byName.getOrDefault(name(named), List.of()) : alike;
    return found.stream().max(Comparator.comparingInt(p -> likeness(p, file)));
  }

  private static int likeness(String a, String b) {
    List<String> parts = List.of(a.split("/", -1));
    int same = 0;
    for (String part : b.split("/", -1)) {
      same += parts.contains(part) ? 1 : 0;
    }
    return same;
  }

  /** The last part of a path in either kind of slashes. */
  static String name(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** The last part without its extension. */
  static String stem(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** A path as one file name: its folders with underscores between them. */
  static String flat(String path) {
    String[] parts = path.split("/", -1);
    return String.join("_", parts);
  }
}
