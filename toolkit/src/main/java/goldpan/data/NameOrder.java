package goldpan.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The one order of names: by Unicode code point, whatever the platform and locale. */
final class NameOrder {
  /** Compares by code point; UTF-8 bytes would compare the same. */
  static final Comparator<String> CODE_POINTS = NameOrder::compare;

  private static final int LONGEST_NUMBER = 9;

  private NameOrder() {}

  /** Class names in order: as numbers when all are whole numbers, else by code point. */
  static List<String> classes(Collection<String> names) {
    boolean numbers = names.stream().allMatch(NameOrder::isNumber);
    Comparator<String> order =
        numbers ? Comparator.comparing(Integer::valueOf, Integer::compare) : CODE_POINTS;
    return names.stream().distinct().sorted(order.thenComparing(CODE_POINTS)).toList();
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NUMBER
        && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static int compare(String a, String b) {
    int n = Math.min(a.length(), b.length());
    for (int i = 0; i < n; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates stand for code points above every other char.
        boolean highX = Character.isSurrogate(x);
        boolean highY = Character.isSurrogate(y);
        return highX == highY ? Character.compare(x, y) : highX ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
