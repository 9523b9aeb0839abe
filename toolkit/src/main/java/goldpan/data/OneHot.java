package goldpan.data;

import java.util.List;
import java.util.stream.IntStream;

/** A column of 0 and 1 for each class, just one 1 in every row. */
final class OneHot {
  static final OneHot NONE = new OneHot(List.of(), new int[0]);
  private static final int TRIED = 1000;

  private final List<String> header;
  private final int[] columns;

  private OneHot(List<String> header, int[] columns) {
    this.header = header;
    this.columns = columns;
  }

  /**
   * The columns beside those of ids, splits and the like, when they are two or more and hold just
   * one 1 in each row.
   */
  static OneHot among(Columns table, int... others) {
    List<String> header = table.header();
    int[] columns =
        IntStream.range(0, header.size())
            .filter(i -> IntStream.of(others).noneMatch(other -> other == i))
            .filter(i -> !header.get(i).isEmpty() && !header.get(i).matches("Unnamed: \\d+"))
            .toArray();
    OneHot found = new OneHot(header, columns);
    List<Columns.Row> tried = table.rows().subList(0, Math.min(TRIED, table.rows().size()));
    boolean fits =
        columns.length >= 2
            && !tried.isEmpty()
            && tried.stream().allMatch(row -> found.fits(row.cells()));
    return fits ? found : NONE;
  }

  private boolean fits(List<String> cells) {
    return cells.size() == header.size()
        && IntStream.of(columns).allMatch(c -> cells.get(c).matches("[01](\\.0+)?"))
        && IntStream.of(columns).filter(c -> isOne(cells.get(c))).count() == 1;
  }

  private static boolean isOne(String cell) {
    return cell.startsWith("1");
  }

  boolean isThere() {
    return columns.length > 0;
  }

  /** The class whose column holds the 1; empty where none or several do. */
  String label(List<String> cells) {
    int[] ones =
        IntStream.of(columns).filter(c -> c < cells.size() && isOne(cells.get(c))).toArray();
    return ones.length == 1 ? header.get(ones[0]) : "";
  }
}
