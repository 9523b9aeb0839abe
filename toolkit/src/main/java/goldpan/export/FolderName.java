package goldpan.export;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Turns any text into a file name that every platform takes. Characters that some platform refuses
 * are written {@code %XX} as in a URL, so that the text can still be read.
 */
public final class FolderName {
  private static final String REFUSED = "/\\:*?\"<>|%";
  private static final Set<String> RESERVED =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");
  private static final int LONGEST = 120;

  private final Set<String> taken = new HashSet<>();

  /** A name for {@code text} that this object has not given yet, upper and lower case alike. */
  public String unique(String text) {
    return unique(safe(text), "");
  }

  /**
   * A name for {@code stem} and {@code ending} not given yet: {@code cat.jpg}, {@code cat~2.jpg}.
   */
  public String unique(String stem, String ending) {
    String name = stem + ending;
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = stem + "~" + i + ending;
    }
    return name;
  }

  /** A name for {@code text}; the same text always gives the same name. */
  public static String safe(String text) {
    StringBuilder name = new StringBuilder();
    int last = text.length() - 1;
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      boolean edge = (i == 0 && (c == '.' || c == ' ')) || (i == last && (c == '.' || c == ' '));
      name.append(edge || isRefused(c) ? "%%%02X".formatted((int) c) : String.valueOf(c));
    }
    if (isReserved(name.toString())) {
      name.replace(0, 1, "%%%02X".formatted((int) name.charAt(0)));
    }
    return name.isEmpty() ? "%" : shortened(name.toString());
  }

  private static boolean isRefused(char c) {
    return c < ' ' || c == 0x7f || REFUSED.indexOf(c) >= 0;
  }

  private static boolean isReserved(String name) {
    int dot = name.indexOf('.');
    return RESERVED.contains((dot < 0 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT));
  }

  private static String shortened(String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
      return name;
    }
    String mark = "~%08x".formatted(name.hashCode());
    int end = Math.min(name.length(), LONGEST);
    while (name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST - 9) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + mark;
  }
}
