package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.text.HtmlTable;
import goldpan.text.TextTable;
import tech.tablesaw.api.Table;

/**
 * Tablesaw's tables as HTML tables: the first and last rows of a long one, and how many there are.
 */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class TableRenderer implements ValueRenderer<Table> {
  @Override
  public Class<Table> type() {
    return Table.class;
  }

  @Override
  public MimeBundle render(Table table) {
    return MimeBundle.html(
        HtmlTable.of(table).html(), TextTable.of(table, HtmlTable.ROWS).toString());
  }
}
