package goldpan.data;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The one order of names: by Unicode code point, whatever the platform and locale. */
public final class NameOrder {
  /** Compares by code point; UTF-8 bytes would compare the same. */
  static final Comparator<String> CODE_POINTS = NameOrder::compare;

  private static final int LONGEST_NUMBER = 64;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern EARLIER_NUMBER = Pattern.compile("[0-9]{1,9}");

  private NameOrder() {}

  /**
   * Class names in order: as numbers when all are numbers in any spelling (-2, +1, 1e0, 11.0), else
   * by code point. Spellings of one number (7, 007) stay apart, side by side.
   */
  public static List<String> classes(Collection<String> names) {
    return ordered(names, names.stream().allMatch(NameOrder::isNumber));
  }

  /** The order of versions that took whole numbers without a sign alone for numbers. */
  static List<String> earlierClasses(Collection<String> names) {
    return ordered(names, names.stream().allMatch(n -> EARLIER_NUMBER.matcher(n).matches()));
  }

  private static List<String> ordered(Collection<String> names, boolean asNumbers) {
    Comparator<String> order =
        asNumbers ? Comparator.comparing(BigDecimal::new, BigDecimal::compareTo) : CODE_POINTS;
    return names.stream().distinct().sorted(order.thenComparing(CODE_POINTS)).toList();
  }

  private static boolean isNumber(String name) {
    return name.length() <= LONGEST_NUMBER && NUMBER.matcher(name).matches();
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
