package goldpan.noise;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Sorts rows by falling score, equals in row order.
 *
 * <p>The score rounded to a float and the row share one long, so that a primitive sort does nearly
 * all the work; runs that the rounding made equal are put right afterwards. Cost: O(N log N), about
 * 0.1 s for a million.
 */
public final class Descending {
  private Descending() {}

  /** The rows in that order. */
  public static int[] order(double[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = ((long) ~rank((float) values[i]) << 32) | i;
    }
    Arrays.sort(keys);
    int[] rows = new int[keys.length];
    for (int start = 0, end; start < rows.length; start = end) {
      end = start;
      boolean same = true;
      while (end < rows.length && keys[end] >> 32 == keys[start] >> 32) {
        rows[end] = (int) keys[end];
        same &= values[rows[end]] == values[rows[start]];
        end++;
      }
      if (!same) {
        sortExactly(rows, start, end, values);
      }
    }
    return rows;
  }

  /** A whole number that orders as the float does. */
  private static int rank(float f) {
    int bits = Float.floatToIntBits(f + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  private static void sortExactly(int[] rows, int start, int end, double[] values) {
    Integer[] run = new Integer[end - start];
    Arrays.setAll(run, i -> rows[start + i]);
    Arrays.sort(run, Comparator.comparingDouble(row -> -values[row]));
    for (int i = 0; i < run.length; i++) {
      rows[start + i] = run[i];
    }
  }
}
