package goldpan.magics;

import java.util.List;
import java.util.stream.Collectors;

/** Words as one line again: hosts that split a magic's arguments have taken the quotes off. */
public final class Quoting {
  private Quoting() {}

  /** The line that splits into the words. */
  public static String line(List<String> words) {
    return words.stream().map(Quoting::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    boolean plain = !word.isEmpty() && word.chars().noneMatch(c -> " \t\"'\\".indexOf(c) >= 0);
    return plain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
