package goldpan.text;

import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/**
 * A column of a Tablesaw table as text for people, the same at a prompt and in a notebook: floating
 * numbers by {@link ColumnFormat} unless the column has a format of its own, missing values empty,
 * control characters escaped, names whole.
 */
public final class ColumnText {
  private static final int PROBED = 100;
  private final Column<?> column;
  private final boolean number;
  private final boolean formatted;
  private final ColumnFormat format;

  private ColumnText(Column<?> column, int[] rows) {
    this.column = column;
    this.number = column instanceof NumericColumn<?>;
    boolean floating = number && isFloating(column);
    this.formatted = !floating || IntStream.of(rows).limit(PROBED).anyMatch(this::hasOwnFormat);
    this.format = ColumnFormat.of(formatted ? new double[0] : values(rows));
  }

  /** All of a column. */
  public static ColumnText of(Column<?> column) {
    return of(column, IntStream.range(0, column.size()).toArray());
  }

  /**
   * Some rows of a column, whose numbers decide the format.
   *
   * @param rows those that {@link #cell} is asked for
   */
  public static ColumnText of(Column<?> column, int[] rows) {
    return new ColumnText(column, rows);
  }

  private static boolean isFloating(Column<?> column) {
    String type = column.type().name();
    return type.equals("DOUBLE") || type.equals("FLOAT");
  }

  /** Whether Tablesaw prints the number otherwise than it does by default. */
  private boolean hasOwnFormat(int row) {
    if (column.isMissing(row)) {
      return false;
    }
    double value = ((NumericColumn<?>) column).getDouble(row);
    return !column.getString(row).equals(DoubleColumn.create("", value).getString(0));
  }

  private double[] values(int[] rows) {
    NumericColumn<?> numbers = (NumericColumn<?>) column;
    return IntStream.of(rows).mapToDouble(numbers::getDouble).toArray();
  }

  /** The column's name. */
  public String heading() {
    return Escape.controls(column.name());
  }

  /** Whether it holds numbers, which are set to the right. */
  public boolean isNumber() {
    return number;
  }

  /** The cell of a row. */
  public String cell(int row) {
    if (column.isMissing(row)) {
      return "";
    }
    return formatted
        ? Escape.controls(column.getString(row))
        : format.format(((NumericColumn<?>) column).getDouble(row));
  }
}
