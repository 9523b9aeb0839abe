package goldpan.text;

import org.jline.utils.WCWidth;

/**
 * Text cut to a width in places of a terminal, where an ideograph takes two places and a combining
 * mark none. A cut is shown by {@code …}, which takes one.
 */
public final class Ellipsis {
  private Ellipsis() {}

  /** How many places a text takes in a terminal. */
  public static int width(String text) {
    return text.codePoints().map(Ellipsis::width).sum();
  }

  private static int width(int point) {
    int type = Character.getType(point);
    boolean none = type == Character.FORMAT || type == Character.NON_SPACING_MARK;
    return none ? 0 : Math.max(0, WCWidth.wcwidth(point));
  }

  /**
   * The text when it fits, else its beginning and its end around a {@code …}: what tells paths and
   * ids apart mostly stands at either end.
   *
   * @param places at least 1
   * @throws IllegalArgumentException for fewer
   */
  public static String middle(String text, int places) {
    if (fits(text, places)) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    int head = prefix(points, places / 2);
    int tail = suffix(points, (places - 1) / 2, head);
    return new String(points, 0, head) + "…" + new String(points, tail, points.length - tail);
  }

  /**
   * The text when it fits, else its beginning before a {@code …}.
   *
   * @param places at least 1
   * @throws IllegalArgumentException for fewer
   */
  public static String end(String text, int places) {
    if (fits(text, places)) {
      return text;
    }
    int[] points = text.codePoints().toArray();
    return new String(points, 0, prefix(points, places - 1)).stripTrailing() + "…";
  }

  private static boolean fits(String text, int places) {
    if (places < 1) {
      throw new IllegalArgumentException("width is " + places + "; expected 1 or more places");
    }
    return width(text) <= places;
  }

  /** How many characters from the start take at most so many places, with the marks on the last. */
  private static int prefix(int[] points, int places) {
    int end = 0;
    int used = 0;
    while (end < points.length && used + width(points[end]) <= places) {
      used += width(points[end++]);
    }
    return end;
  }

  /** Where the longest end begins that takes at most so many places; not with a bare mark. */
  private static int suffix(int[] points, int places, int first) {
    int start = points.length;
    int used = 0;
    while (start > first && used + width(points[start - 1]) <= places) {
      used += width(points[--start]);
    }
    while (start < points.length && width(points[start]) == 0) {
      start++;
    }
    return start;
  }
}
