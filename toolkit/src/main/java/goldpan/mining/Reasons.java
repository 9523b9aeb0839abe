package goldpan.mining;

import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Why suspects are suspected, as columns and as text. */
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

  /** The table with the columns p_wrong, kind and why. */
  static Table beside(Table table, Suspects suspects) {
    DoubleColumn wrong = DoubleColumn.create("p_wrong");
    StringColumn kind = StringColumn.create("kind");
    StringColumn why = StringColumn.create("why");
    for (Suspect s : suspects.list()) {
      wrong.append(s.wrong());
      kind.append(s.kind().toString());
      why.append(s.why());
    }
    return table.addColumns(wrong, kind, why);
  }

  static String text(Suspects suspects, int most) {
    TextTable table = new TextTable(">#", "id", "given", ">p(wrong)", "kind", "why");
    for (Suspect s : suspects.top(Math.min(most, suspects.size())).list()) {
      table.add(
          Integer.toString(s.rank()),
          s.id(),
          s.given(),
          String.format(Locale.ROOT, "%.2f", s.wrong()),
          s.kind().toString(),
          s.why());
    }
    return table.toString().stripTrailing();
  }
}
