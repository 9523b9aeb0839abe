package goldpan.torch;

import java.util.Arrays;

/**
 * The k nearest rows of a bank for one query after the other, from similarities that rounding may
 * have changed. A sum of D products of 32 bits, in whatever order, is off by at most D·2⁻²⁴ for
 * rows of length one; a row whose similarity is more than twice that below the k-th highest cannot
 * be among the k nearest. What remains is computed with 64 bits.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898718027">Higham, Accuracy and Stability of
 *     Numerical Algorithms, 2002, section 3.1</a>
 */
final class NearestCandidates {
  private static final double UNIT_ROUNDOFF = 0x1p-24;

  /** Rows of length one are so only to the last bit, and products of them so too. */
  private static final int MORE = 8;

  private final int count;
  private final float[] bank;
  private final int width;
  private final float slack;
  private int[] candidates;
  private float[] approximate;
  private int kept;
  private float limit;
  private final double[] best;
  private final int[] order;

  /**
   * @param count k, from 1 to the number of rows
   * @param bank rows of length one, one after the other
   * @param width D
   */
  NearestCandidates(int count, float[] bank, int width) {
    this.count = count;
    this.bank = bank;
    this.width = width;
    this.slack = (float) (2 * (width + MORE) * UNIT_ROUNDOFF);
    candidates = new int[4 * count + 256];
    approximate = new float[candidates.length];
    best = new double[count];
    order = new int[count];
  }

  /**
   * Ranks all rows.
   *
   * @param similar 32-bit similarity of each row
   * @param queries rows of length one
   * @param at where the query begins in them
   */
  void rank(float[] similar, float[] queries, int at) {
    kept = 0;
    limit = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < similar.length; i++) {
      if (!(similar[i] < limit)) {
        keep(i, similar[i]);
      }
    }
    thin();
    int ranked = 0;
    for (int c = 0; c < kept; c++) {
      ranked = insert(candidates[c], exact(queries, at, candidates[c]), ranked);
    }
  }

  /** Positions of the k nearest, nearest first. */
  long[] places() {
    return Arrays.stream(order).asLongStream().toArray();
  }

  /** Their similarities, in [-1, 1]. */
  float[] similarities() {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.max(-1, Math.min(1, best[i]));
    }
    return values;
  }

  private void keep(int row, float similarity) {
    if (kept == candidates.length) {
      thin();
      if (2 * kept > candidates.length) {
        candidates = Arrays.copyOf(candidates, 2 * candidates.length);
        approximate = Arrays.copyOf(approximate, candidates.length);
      }
      if (similarity < limit) {
        return;
      }
    }
    candidates[kept] = row;
    approximate[kept++] = similarity;
  }

  /** Lets go of what cannot be among the nearest any more; the others stay in their order. */
  private void thin() {
    float[] sorted = Arrays.copyOf(approximate, kept);
    Arrays.sort(sorted);
    limit = sorted[kept - count] - slack;
    int stay = 0;
    for (int c = 0; c < kept; c++) {
      if (!(approximate[c] < limit)) {
        candidates[stay] = candidates[c];
        approximate[stay++] = approximate[c];
      }
    }
    kept = stay;
  }

  private double exact(float[] queries, int at, int row) {
    int from = row * width;
    double sum = 0;
    for (int d = 0; d < width; d++) {
      sum += (double) queries[at + d] * bank[from + d];
    }
    return sum;
  }

  /** Rows come in rising order, so that the first of equals stays before the others. */
  private int insert(int row, double similarity, int ranked) {
    if (ranked == count && similarity <= best[count - 1]) {
      return ranked;
    }
    int place = Math.min(ranked, count - 1);
    for (; place > 0 && similarity > best[place - 1]; place--) {
      best[place] = best[place - 1];
      order[place] = order[place - 1];
    }
    best[place] = similarity;
    order[place] = row;
    return Math.min(count, ranked + 1);
  }
}
