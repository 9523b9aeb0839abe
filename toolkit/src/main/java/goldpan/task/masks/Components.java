package goldpan.task.masks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Connected components of a grid: cells with one key that touch at a side. */
final class Components {
  private Components() {}

  /**
   * The components, in the order of their first cells.
   *
   * @param keys one a cell, row by row; negative ones belong to no component
   * @return of each, its cells, {@code y * columns + x}, in no order
   */
  static List<int[]> of(int[] keys, int columns) {
    List<int[]> all = new ArrayList<>();
    BitSet seen = new BitSet(keys.length);
    for (int start = 0; start < keys.length; start++) {
      if (keys[start] >= 0 && !seen.get(start)) {
        all.add(fill(keys, columns, start, seen));
      }
    }
    return all;
  }

  private static int[] fill(int[] keys, int columns, int start, BitSet seen) {
    IntBuffer own = new IntBuffer();
    own.add(start);
    seen.set(start);
    for (int next = 0; next < own.size; next++) {
      int at = own.values[next];
      int x = at % columns;
      visit(keys, at, at - columns, at >= columns, seen, own);
      visit(keys, at, at + columns, at + columns < keys.length, seen, own);
      visit(keys, at, at - 1, x > 0, seen, own);
      visit(keys, at, at + 1, x + 1 < columns, seen, own);
    }
    return Arrays.copyOf(own.values, own.size);
  }

  /** Cells found so far; those from some place on are still to be looked around. */
  private static final class IntBuffer {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
      values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
      values[size++] = value;
    }
  }

  private static void visit(
      int[] keys, int from, int to, boolean inside, BitSet seen, IntBuffer open) {
    if (inside && keys[to] == keys[from] && !seen.get(to)) {
      seen.set(to);
      open.add(to);
    }
  }
}
