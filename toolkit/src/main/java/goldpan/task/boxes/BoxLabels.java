package goldpan.task.boxes;

import java.util.ArrayList;
import java.util.List;

/** What a unit can be labelled beside classes, in words that no class has. */
final class BoxLabels {
  private static final String NOTHING = "(no object)";
  private static final String MOVED = "(moved)";

  private BoxLabels() {}

  static String nothing(List<String> classes) {
    return apart(NOTHING, classes);
  }

  static String moved(List<String> classes) {
    return apart(MOVED, classes);
  }

  /** The classes, then nothing, then moved. */
  static List<String> all(List<String> classes) {
    List<String> all = new ArrayList<>(classes);
    all.add(nothing(classes));
    all.add(moved(classes));
    return List.copyOf(all);
  }

  private static String apart(String word, List<String> classes) {
    String free = word;
    while (classes.contains(free)) {
      free = "(" + free + ")";
    }
    return free;
  }
}
