package goldpan.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which columns of a table are shown, and in how many places each, so that its lines fit. */
final class ColumnWidths {
  /** Places between two columns. */
  static final int GAP = 2;

  private final List<Integer> shown;
  private final int[] places;

  private ColumnWidths(List<Integer> shown, int[] places) {
    this.shown = shown;
    this.places = places;
  }

  /**
   * Takes places from the widest column that has some to spare until a line fits; when that is not
   * enough, columns in the middle are left out, and the first and the last stay.
   *
   * @param natural places each column would take
   * @param least the fewest places each may be given
   * @param line places in a line
   */
  static ColumnWidths fit(int[] natural, int[] least, int line) {
    List<Integer> shown = new ArrayList<>(all(natural.length));
    while (shown.size() > 2 && length(shown, least) > line) {
      shown.remove(shown.size() * 2 / 3);
    }
    int[] places = natural.clone();
    shrink(shown, places, least, line);
    return new ColumnWidths(List.copyOf(shown), places);
  }

  /** All columns, as wide as said. */
  static ColumnWidths unfitted(int[] places) {
    return new ColumnWidths(all(places.length), places.clone());
  }

  private static List<Integer> all(int columns) {
    return IntStream.range(0, columns).boxed().toList();
  }

  private static int length(List<Integer> shown, int[] places) {
    return shown.stream().mapToInt(c -> GAP + places[c]).sum();
  }

  private static void shrink(List<Integer> shown, int[] places, int[] least, int line) {
    for (int excess = length(shown, places) - line; excess > 0; excess--) {
      int widest = -1;
      for (int c : shown) {
        if (places[c] > least[c] && (widest < 0 || places[c] > places[widest])) {
          widest = c;
        }
      }
      if (widest < 0) {
        return;
      }
      places[widest]--;
    }
  }

  /** The columns that are shown, in order; the first and the last are always among them. */
  List<Integer> shown() {
    return shown;
  }

  /** The columns that there is no room for, in order. */
  List<Integer> leftOut() {
    return all(places.length).stream().filter(c -> !shown.contains(c)).toList();
  }

  /** The places of a column, at least 1. */
  int of(int column) {
    return Math.max(1, places[column]);
  }
}
