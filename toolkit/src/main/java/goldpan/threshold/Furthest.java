package goldpan.threshold;

import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.BitSet;

/** The rows in which one class is furthest ahead of another. */
final class Furthest {
  private Furthest() {}

  /**
   * Marks the {@code most} of {@code rows} in which {@code k} is furthest ahead of {@code given}.
   */
  static void mark(BitSet marked, int most, Predictions predictions, int[] rows, int given, int k) {
    long[] keys = new long[rows.length];
    int ahead = 0;
    for (int row : rows) {
      float lead = predictions.probability(row, k) - predictions.probability(row, given);
      if (lead > 0) {
        // A positive float's bits order as it does; its complement puts the largest first.
        keys[ahead++] = ((long) ~Float.floatToIntBits(lead) << 32) | row;
      }
    }
    Arrays.sort(keys, 0, ahead);
    for (int i = 0; i < Math.min(most, ahead); i++) {
      marked.set((int) keys[i]);
    }
  }
}
