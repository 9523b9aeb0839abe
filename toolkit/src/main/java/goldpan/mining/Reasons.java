package goldpan.mining;

import goldpan.text.ColumnFormat;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Why suspects are suspected, as columns. */
final class Reasons {
  private Reasons() {}

  static Table table(Suspects suspects) {
    IntColumn rank = IntColumn.create("#");
    StringColumn id = StringColumn.create("id");
    StringColumn given = StringColumn.create("given");
    StringColumn predicted = StringColumn.create("predicted");
    for (Suspect s : suspects.list()) {
      rank.append(s.rank());
      id.append(s.id());
      given.append(s.given());
      predicted.append(s.predicted());
    }
    String title = "Why suspected: " + suspects.dataset().name();
    return beside(Table.create(title, rank, id, given, predicted), suspects);
  }

  /** The table with the columns p_wrong (missing where the method gives none), kind and why. */
  static Table beside(Table table, Suspects suspects) {
    DoubleColumn wrong = DoubleColumn.create("p_wrong");
    StringColumn kind = StringColumn.create("kind");
    StringColumn why = StringColumn.create("why");
    for (Suspect s : suspects.list()) {
      s.wrong().ifPresentOrElse(wrong::append, wrong::appendMissing);
      kind.append(s.kind().toString());
      why.append(s.why());
    }
    return ColumnFormat.apply(table.addColumns(wrong, kind, why));
  }
}
