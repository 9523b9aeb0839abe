package goldpan.text;

/**
 * Text from outside (names of files, classes, people) made safe to show: what would move a
 * terminal's cursor, colour its text or turn the direction of reading is written as an escape.
 */
public final class Escape {
  private Escape() {}

  /**
   * The text in one line: control characters, line separators, unpaired surrogates and controls of
   * direction as Java writes them ({@code \n}, {@code \u001b}); all else as it is.
   */
  public static String controls(String text) {
    if (text.codePoints().noneMatch(Escape::isUnsafe)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(out, point));
    return out.toString();
  }

  private static void append(StringBuilder out, int point) {
    switch (point) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isUnsafe(point)) {
          out.append("\\u").append(String.format(java.util.Locale.ROOT, "%04x", point));
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }

  private static boolean isUnsafe(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> isDirection(point);
      default -> false;
    };
  }

  /** Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9). */
  private static boolean isDirection(int point) {
    return point == 0x061c
        || point == 0x200e
        || point == 0x200f
        || (point >= 0x202a && point <= 0x202e)
        || (point >= 0x2066 && point <= 0x2069);
  }
}
