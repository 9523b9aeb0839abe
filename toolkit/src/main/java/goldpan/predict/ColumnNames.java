package goldpan.predict;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds the column of each class by name. Names may differ in spaces around them, in the code
 * points that spell a letter, in a part that all share ({@code p_cat}, {@code cat_prob}), in how a
 * number is spelled (1 and 1.0), and in case, as long as each class has just one column.
 */
public final class ColumnNames {
  private static final List<UnaryOperator<String>> SPELLINGS =
      List.of(
          String::strip,
          name -> Normalizer.normalize(name.strip(), Normalizer.Form.NFC),
          ColumnNames::number,
          name -> Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT));

  private ColumnNames() {}

  /**
   * The position in {@code names} of each class, in the order of {@code classes}; empty when a
   * class has no column or several. Names of no class may be among them.
   */
  public static Optional<int[]> match(List<String> names, List<String> classes) {
    for (UnaryOperator<String> spelling : SPELLINGS) {
      Optional<int[]> found = match(names, classes, spelling);
      if (found.isPresent()) {
        return found;
      }
    }
    return withCommonParts(names, classes);
  }

  private static Optional<int[]> match(
      List<String> names, List<String> classes, UnaryOperator<String> spelling) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.merge(spelling.apply(names.get(i)), i, (a, b) -> -1);
    }
    int[] columns = new int[classes.size()];
    boolean[] taken = new boolean[names.size()];
    for (int k = 0; k < columns.length; k++) {
      int place = places.getOrDefault(spelling.apply(classes.get(k)), -1);
      if (place < 0 || taken[place]) {
        return Optional.empty();
      }
      taken[place] = true;
      columns[k] = place;
    }
    return Optional.of(columns);
  }

  /** {@code p(cat)}: what stands before and after the first class stands around all. */
  private static Optional<int[]> withCommonParts(List<String> names, List<String> classes) {
    if (classes.isEmpty()) {
      return Optional.empty();
    }
    String first = classes.get(0);
    for (String name : names) {
      int at = name.indexOf(first);
      if (at >= 0 && name.length() > first.length()) {
        String before = name.substring(0, at);
        String after = name.substring(at + first.length());
        List<String> called = classes.stream().map(c -> before + c + after).toList();
        Optional<int[]> found = match(names, called, String::strip);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static String number(String name) {
    String text = name.strip();
    try {
      return text.matches("[+-]?[0-9.]+([eE][+-]?\\d+)?")
          ? Double.toString(Double.parseDouble(text))
          : text;
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** Whether the names only count columns, from 0 or from 1: {@code 0, 1, 2} or {@code p1, p2}. */
  public static boolean onlyCount(List<String> names) {
    String prefix = names.isEmpty() ? "" : names.get(0).replaceAll("\\d+$", "");
    for (int start = 0; start <= 1; start++) {
      List<String> counted = new ArrayList<>();
      for (int k = 0; k < names.size(); k++) {
        counted.add(prefix + (k + start));
      }
      if (!names.isEmpty() && counted.equals(names)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Why {@code names} are not the names of {@code classes}: those too many and those missing, the
   * first five of each.
   */
  public static String misfit(List<String> names, List<String> classes) {
    List<String> unknown = names.stream().filter(n -> !classes.contains(n)).toList();
    List<String> missing = classes.stream().filter(c -> !names.contains(c)).toList();
    List<String> parts = new ArrayList<>();
    if (!unknown.isEmpty()) {
      parts.add("no class is called " + quoted(unknown));
    }
    if (!missing.isEmpty()) {
      parts.add("no column is called " + quoted(missing));
    }
    List<String> twice =
        names.stream().filter(n -> names.indexOf(n) != names.lastIndexOf(n)).distinct().toList();
    if (!twice.isEmpty()) {
      parts.add("more than one column is called " + quoted(twice));
    }
    return String.join("; ", parts);
  }

  public static String quoted(List<String> names) {
    int shown = Math.min(5, names.size());
    String text = "\"" + String.join("\", \"", names.subList(0, shown)) + "\"";
    return names.size() > shown ? text + " and " + (names.size() - shown) + " more" : text;
  }
}
