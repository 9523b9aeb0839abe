package goldpan.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Rows of cells as aligned text that fits the screen. Numbers, said by the heading, stand to the
 * right and are always whole. When a line would be too long, names are shortened in the middle and
 * sentences at the end, a last column of text goes on in lines of its own, and columns that still
 * have no room are left out and named below.
 */
public final class TextTable {
  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] right;
  private final boolean[] whole;
  private String above = "";
  private String below = "";

  /** A table with these headings; one that starts with {@code >} is set to the right. */
  public TextTable(String... headings) {
    right = new boolean[headings.length];
    whole = new boolean[headings.length];
    String[] names = new String[headings.length];
    for (int c = 0; c < names.length; c++) {
      right[c] = headings[c].startsWith(">");
      names[c] = right[c] ? headings[c].substring(1) : headings[c];
    }
    rows.add(names);
  }

  /**
   * A Tablesaw table under its name: its first and last rows when it has more than {@code most},
   * and then how many it has.
   */
  public static TextTable of(Table table, int most) {
    int n = table.rowCount();
    int[] shown = shown(n, most);
    List<ColumnText> columns =
        table.columns().stream().map(column -> ColumnText.of(column, shown)).toList();
    TextTable text =
        new TextTable(
            columns.stream()
                .map(c -> (c.isNumber() ? ">" : "") + c.heading())
                .toArray(String[]::new));
    text.above = table.name() == null ? "" : Escape.controls(table.name()) + "\n";
    for (int i = 0; i < shown.length; i++) {
      int row = shown[i];
      if (i > 0 && row > shown[i - 1] + 1) {
        text.add(columns.stream().map(c -> "…").toArray(String[]::new));
      }
      text.add(columns.stream().map(c -> c.cell(row)).toArray(String[]::new));
    }
    if (shown.length < n) {
      text.below = String.format(Locale.ROOT, "  %,d rows\n", n);
    }
    return text;
  }

  /**
   * Keeps the cells of these columns whole on any screen: what people copy and type, such as the
   * ids of runs.
   */
  public TextTable keeping(String... headings) {
    String[] names = rows.get(0);
    for (int c = 0; c < names.length; c++) {
      whole[c] |= Arrays.asList(headings).contains(names[c]);
    }
    return this;
  }

  private static int[] shown(int rows, int most) {
    int head = rows <= most ? rows : (most + 1) / 2;
    int tail = rows <= most ? 0 : most / 2;
    return IntStream.concat(IntStream.range(0, head), IntStream.range(rows - tail, rows)).toArray();
  }

  /** Adds a row, one cell a heading. */
  public void add(String... cells) {
    rows.add(Arrays.stream(cells).map(Escape::controls).toArray(String[]::new));
  }

  /**
   * The table as wide as the screen; where {@link Screen#width} is not known, with every column,
   * and only long names shortened.
   */
  @Override
  public String toString() {
    OptionalInt width = Screen.width();
    return width.isPresent()
        ? fitted(width.getAsInt())
        : above + TableLayout.unfitted(rows, right, whole).text(rows) + below;
  }

  /** The table in lines of at most {@code width} places, if two columns can be had in so many. */
  public String fitted(int width) {
    return above + TableLayout.of(rows, right, whole, width).text(rows) + below;
  }
}
