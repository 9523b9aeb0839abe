package goldpan.mining;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells as aligned text; numbers, said by the heading, to the right. The last column may be
 * as wide as it likes.
 */
final class TextTable {
  private static final int WIDEST = 32;
  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] right;

  /** A table with these headings; one that starts with {@code >} is set to the right. */
  TextTable(String... headings) {
    right = new boolean[headings.length];
    String[] names = new String[headings.length];
    for (int c = 0; c < names.length; c++) {
      right[c] = headings[c].startsWith(">");
      names[c] = right[c] ? headings[c].substring(1) : headings[c];
    }
    rows.add(names);
  }

  void add(String... cells) {
    String[] fitted = new String[cells.length];
    for (int c = 0; c < cells.length; c++) {
      fitted[c] = c == cells.length - 1 ? cells[c] : fit(cells[c]);
    }
    rows.add(fitted);
  }

  @Override
  public String toString() {
    int[] widths = new int[right.length];
    for (String[] row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], width(row[c]));
      }
    }
    StringBuilder out = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String space = " ".repeat(widths[c] - width(row[c]));
        line.append("  ").append(right[c] ? space + row[c] : row[c] + space);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** The cell in one line of at most {@value WIDEST} places; what is cut out is the middle. */
  private static String fit(String cell) {
    int[] points = cell.replaceAll("\\p{Cntrl}", "?").codePoints().toArray();
    int width = 0;
    int head = 0;
    int tail = points.length;
    while (head < tail) {
      boolean front = head <= points.length - tail;
      width += width(points[front ? head : tail - 1]);
      if (width > WIDEST - 1) {
        break;
      }
      head += front ? 1 : 0;
      tail -= front ? 0 : 1;
    }
    String start = new String(points, 0, head);
    String end = new String(points, tail, points.length - tail);
    return head == tail ? start + end : start + "…" + end;
  }

  private static int width(String text) {
    return text.codePoints().map(TextTable::width).sum();
  }

  /** Places a character takes in a terminal. */
  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    UnicodeScript script = UnicodeScript.of(point);
    boolean wide =
        script == UnicodeScript.HAN
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.KATAKANA
            || script == UnicodeScript.HANGUL
            || (point >= 0x3000 && point <= 0x303f)
            || (point >= 0xff01 && point <= 0xff60)
            || (point >= 0x1f300 && point <= 0x1faff);
    return wide ? 2 : 1;
  }
}
