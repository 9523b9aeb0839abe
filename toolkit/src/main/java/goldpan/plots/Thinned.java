package goldpan.plots;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The points of a cloud that a reader can tell apart: of those that fall in one cell of a fine
 * grid, the first. A million points cost as little to draw as some thousands, and look the same.
 */
final class Thinned {
  final double[] x;
  final double[] y;

  private Thinned(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  /**
   * Thins the points (i, y[i]) that pass.
   *
   * @param columns grid cells across; {@code rows} cells up
   */
  static Thinned of(double[] y, IntPredicate passes, int columns, int rows) {
    double low = Arrays.stream(y).min().orElse(0);
    double high = Arrays.stream(y).max().orElse(1);
    double step = high > low ? rows / (high - low) : 0;
    BitSet taken = new BitSet();
    int[] kept = new int[Math.min(y.length, (columns + 1) * (rows + 1))];
    int count = 0;
    for (int i = 0; i < y.length; i++) {
      if (passes.test(i)) {
        int cell = (int) ((long) i * columns / y.length) * (rows + 1) + (int) ((y[i] - low) * step);
        if (!taken.get(cell)) {
          taken.set(cell);
          kept[count++] = i;
        }
      }
    }
    int[] rowsKept = Arrays.copyOf(kept, count);
    return new Thinned(
        Arrays.stream(rowsKept).asDoubleStream().toArray(),
        Arrays.stream(rowsKept).mapToDouble(i -> y[i]).toArray());
  }

  int size() {
    return x.length;
  }
}
