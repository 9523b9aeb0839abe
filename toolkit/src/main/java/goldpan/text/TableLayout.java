package goldpan.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a text table are shown, and how wide, so that its lines fit a screen. Numeric
 * columns are set to the right; neither they nor columns that are kept whole are ever cut.
 */
final class TableLayout {
  private static final int WIDEST = 32;
  private static final int NARROW = 12;
  private static final int NARROW_LAST = 28;
  private static final String GAP = " ".repeat(ColumnWidths.GAP);
  private final boolean[] numeric;
  private final boolean[] whole;
  private final ColumnWidths widths;

  private TableLayout(boolean[] numeric, boolean[] whole, ColumnWidths widths) {
    this.numeric = numeric;
    this.whole = whole;
    this.widths = widths;
  }

  /** The layout of rows, the headings first, in lines of at most {@code screen} places. */
  static TableLayout of(List<String[]> rows, boolean[] numeric, boolean[] whole, int screen) {
    int[] natural = natural(rows, numeric.length);
    int[] least = least(rows.get(0), numeric, whole, natural);
    return new TableLayout(numeric, whole, ColumnWidths.fit(natural, least, screen));
  }

  /** All columns, with names in at most 32 places and a last column as wide as it likes. */
  static TableLayout unfitted(List<String[]> rows, boolean[] numeric, boolean[] whole) {
    int[] widths = natural(rows, numeric.length);
    for (int c = 0; c < widths.length - 1; c++) {
      widths[c] = numeric[c] || whole[c] ? widths[c] : Math.min(widths[c], WIDEST);
    }
    return new TableLayout(numeric, whole, ColumnWidths.unfitted(widths));
  }

  private static int[] natural(List<String[]> rows, int columns) {
    int[] widths = new int[columns];
    for (String[] row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], Ellipsis.width(row[c]));
      }
    }
    return widths;
  }

  private static int[] least(String[] headings, boolean[] numeric, boolean[] whole, int[] natural) {
    int[] least = natural.clone();
    for (int c = 0; c < least.length; c++) {
      if (!numeric[c] && !whole[c]) {
        least[c] = least(Ellipsis.width(headings[c]), natural[c], c == least.length - 1);
      }
    }
    return least;
  }

  /** The fewest places a column of text may be given. */
  static int least(int heading, int natural, boolean last) {
    return Math.min(natural, Math.max(heading, last ? NARROW_LAST : NARROW));
  }

  /** The rows as lines, and below them which columns there was no room for. */
  String text(List<String[]> rows) {
    StringBuilder out = new StringBuilder();
    rows.forEach(row -> append(out, row));
    List<String> left = widths.leftOut().stream().map(c -> rows.get(0)[c]).toList();
    if (!left.isEmpty()) {
      out.append(GAP).append("not shown: ").append(String.join(", ", left)).append('\n');
    }
    return out.toString();
  }

  private void append(StringBuilder out, String[] row) {
    StringBuilder line = new StringBuilder();
    List<Integer> shown = widths.shown();
    for (int c : shown.subList(0, shown.size() - 1)) {
      line.append(GAP).append(placed(row[c], c));
    }
    int indent = Ellipsis.width(line.toString());
    for (String end : end(row)) {
      out.append((line + GAP + end).stripTrailing()).append('\n');
      line = new StringBuilder(" ".repeat(indent));
    }
  }

  /** The last cell: text goes on in further lines. */
  private List<String> end(String[] row) {
    int last = widths.shown().get(widths.shown().size() - 1);
    boolean wraps = !numeric[last] && !whole[last] && last == row.length - 1 && last > 0;
    return wraps ? wrapped(row[last], widths.of(last)) : List.of(placed(row[last], last));
  }

  private String placed(String cell, int column) {
    int places = widths.of(column);
    String cut = isSentence(cell) ? Ellipsis.end(cell, places) : Ellipsis.middle(cell, places);
    String space = " ".repeat(places - Math.min(places, Ellipsis.width(cut)));
    return numeric[column] ? space + cut : cut + space;
  }

  /** What tells sentences apart stands at their beginning. */
  static boolean isSentence(String cell) {
    return cell.indexOf(' ') != cell.lastIndexOf(' ');
  }

  /** The text broken at spaces into lines of at most so many places. */
  private static List<String> wrapped(String text, int width) {
    if (Ellipsis.width(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && Ellipsis.width(line + " " + word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(Ellipsis.middle(word, width));
    }
    lines.add(line.toString());
    return lines;
  }
}
