package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Words;
import goldpan.text.TextTable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Tablesaw's tables as HTML tables: the first and last rows of a long one, and how many there are.
 */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class TableRenderer implements ValueRenderer<Table> {
  private static final int ROWS = 20;

  @Override
  public Class<Table> type() {
    return Table.class;
  }

  @Override
  public MimeBundle render(Table table) {
    return MimeBundle.html(html(table), TextTable.of(table, ROWS).toString());
  }

  static String html(Table table) {
    int rows = table.rowCount();
    String body =
        rows <= ROWS
            ? rows(table, 0, rows)
            : rows(table, 0, ROWS / 2) + gap(table) + rows(table, rows - ROWS / 2, rows);
    return "<table>\n<caption>%s</caption>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody>\n</table>\n"
        .formatted(caption(table), head(table), body);
  }

  private static String caption(Table table) {
    return Markup.escape(table.name() == null ? "table" : table.name())
        + Words.of(": %,d rows × %,d columns", table.rowCount(), table.columnCount());
  }

  private static String head(Table table) {
    return table.columns().stream()
        .map(column -> "<th>" + Markup.escape(column.name()) + "</th>")
        .collect(Collectors.joining());
  }

  private static String gap(Table table) {
    return "<tr><td colspan=\"" + Math.max(1, table.columnCount()) + "\">…</td></tr>\n";
  }

  private static String rows(Table table, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(row -> "<tr>" + cells(table, row) + "</tr>\n")
        .collect(Collectors.joining());
  }

  private static String cells(Table table, int row) {
    return table.columns().stream()
        .map(column -> "<td>" + Markup.escape(cell(column, row)) + "</td>")
        .collect(Collectors.joining());
  }

  private static String cell(Column<?> column, int row) {
    return column.isMissing(row) ? "" : column.getString(row);
  }
}
