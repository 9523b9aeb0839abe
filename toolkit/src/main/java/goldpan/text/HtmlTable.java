package goldpan.text;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.small;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import j2html.tags.specialized.TableTag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A table for a notebook's output, made of what front ends keep of outputs that they do not trust:
 * elements and attributes, with inline styles that refine them and may be lost.
 *
 * <p>Numbers stand to the right, all else to the left. The table is no wider than {@value #PIXELS}
 * pixels: text wraps between words, words that are still too long are shortened in the middle, with
 * the whole text in the title, and columns that have no room are left out and named below.
 */
public final class HtmlTable {
  /** What the classic Notebook gives an output on a small screen. */
  public static final int PIXELS = 778;

  /** Rows that are shown; of a longer table, where scripts run, the others can be paged through. */
  public static final int ROWS = 20;

  private static final int PLACES = (int) (PIXELS / HtmlColumn.PLACE) - 2;
  private final String title;
  private final List<HtmlColumn> columns = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private int gap = -1;
  private int total;

  private HtmlTable(String title) {
    this.title = title;
  }

  /** A table without columns yet. */
  public static HtmlTable titled(String title) {
    return new HtmlTable(title);
  }

  /** The first and last rows of a long Tablesaw table, and all of a short one. */
  public static HtmlTable of(Table table) {
    int n = table.rowCount();
    boolean isLong = n > ROWS;
    int half = ROWS / 2;
    int[] rows =
        isLong
            ? IntStream.concat(IntStream.range(0, half), IntStream.range(n - half, n)).toArray()
            : IntStream.range(0, n).toArray();
    String name = table.name() == null ? "table" : table.name();
    HtmlTable html = titled(counted("%s: %,d rows × %,d columns", name, n, table.columnCount()));
    table.columns().forEach(column -> html.add(ColumnText.of(column, rows), rows));
    html.gap = isLong ? half : -1;
    return isLong ? html.note(counted("%,d rows omitted", n - ROWS)) : html;
  }

  private static String counted(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private void add(ColumnText column, int[] rows) {
    var cells = IntStream.of(rows).mapToObj(column::cell);
    columns.add(
        column.isNumber()
            ? HtmlColumn.numbers(column.heading(), cells)
            : HtmlColumn.text(column.heading(), cells));
  }

  /** Adds a column of text, one cell a row. */
  public <R> HtmlTable text(String heading, Collection<R> rows, Function<R, String> cell) {
    columns.add(HtmlColumn.text(heading, rows.stream().map(cell)));
    return this;
  }

  /** Adds a column of numbers, written as a whole by {@link ColumnFormat}. */
  public <R> HtmlTable numbers(String heading, Collection<R> rows, ToDoubleFunction<R> cell) {
    ColumnFormat format = ColumnFormat.of(rows.stream().mapToDouble(cell).toArray());
    return figures(heading, rows, row -> format.format(cell.applyAsDouble(row)));
  }

  /** Adds a column of counts, shares and the like, each written as it is to be read. */
  public <R> HtmlTable figures(String heading, Collection<R> rows, Function<R, String> cell) {
    columns.add(HtmlColumn.numbers(heading, rows.stream().map(cell)));
    return this;
  }

  /** Adds a column of pictures; a row may have none. */
  public <R> HtmlTable pictures(
      String heading, Collection<R> rows, Function<R, Optional<HtmlPicture>> cell) {
    columns.add(HtmlColumn.pictures(heading, rows.stream().map(cell)));
    return this;
  }

  /** Keeps the cells of a column of text whole: what people copy and type, such as ids of runs. */
  public HtmlTable keeping(String heading) {
    columns.replaceAll(column -> column.heading().equals(heading) ? column.whole() : column);
    return this;
  }

  /** Adds a line below the table. */
  public HtmlTable note(String line) {
    notes.add(Escape.controls(line));
    return this;
  }

  /** Says that the rows are the first of so many. */
  public HtmlTable firstOf(int rows) {
    total = rows;
    return this;
  }

  /**
   * The table. Of more than {@value #ROWS} rows, a script behind it shows the others page by page
   * and sorts by a click on a heading; without the script it stands as it is, and says how many
   * rows are not shown.
   */
  public String html() {
    ColumnWidths widths = ColumnWidths.fit(places(HtmlColumn::natural), leastPlaces(), PLACES);
    List<DomContent> rows = rows(widths);
    int all = Math.max(total, rows.size());
    if (gap >= 0 || all <= ROWS) {
      return heading() + tableOf(widths, rows).render() + below(widths);
    }
    int shown = Math.min(ROWS, rows.size());
    List<DomContent> further = rows.subList(shown, rows.size());
    return heading()
        + HtmlPager.around(tableOf(widths, rows.subList(0, shown)), shown, further, all)
        + below(widths);
  }

  private int[] places(ToIntFunction<HtmlColumn> width) {
    return columns.stream().mapToInt(width).toArray();
  }

  private int[] leastPlaces() {
    int last = columns.size() - 1;
    return IntStream.range(0, columns.size()).map(c -> columns.get(c).least(c == last)).toArray();
  }

  private List<DomContent> rows(ColumnWidths widths) {
    int size = columns.stream().mapToInt(HtmlColumn::size).max().orElse(0);
    List<DomContent> rows = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      int place = row;
      if (row == gap) {
        rows.add(row(widths, HtmlColumn::gapTag));
      }
      rows.add(tr(each(widths.shown(), c -> columns.get(c).cellTag(place, widths.of(c)))));
    }
    return rows;
  }

  private DomContent row(ColumnWidths widths, Function<HtmlColumn, DomContent> cell) {
    return tr(each(widths.shown(), c -> cell.apply(columns.get(c))));
  }

  private TableTag tableOf(ColumnWidths widths, List<DomContent> rows) {
    return table(
            thead(tr(each(widths.shown(), c -> columns.get(c).headingTag(widths.of(c))))),
            tbody(each(rows, row -> row)))
        .attr("cellpadding", "3")
        .withStyle("border-collapse:collapse;margin:4px 0");
  }

  /** Above the table and no caption: some front ends write captions in a grey that is too light. */
  private String heading() {
    return div(b(Escape.controls(title)))
        .attr("align", "left")
        .withStyle("padding-top:4px")
        .render();
  }

  private String below(ColumnWidths widths) {
    List<String> lines = new ArrayList<>(notes);
    String left =
        widths.leftOut().stream()
            .map(c -> columns.get(c).heading())
            .filter(heading -> !heading.isEmpty())
            .collect(Collectors.joining(", "));
    if (!left.isEmpty()) {
      lines.add("columns not shown: " + left);
    }
    return each(lines, line -> div(small(line)).attr("align", "left")).render();
  }
}
