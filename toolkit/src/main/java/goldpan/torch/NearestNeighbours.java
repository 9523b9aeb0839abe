package goldpan.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.predict.Matrix;
import java.nio.FloatBuffer;

/**
 * Exact nearest rows by cosine similarity. Blocked matrix products on the device tell which rows
 * may be among the k nearest: all whose 32-bit similarity is above the k-th less what rounding may
 * have changed. Those alone are computed again, as sums of 64 bits in the order of the columns, and
 * ranked; equal similarities by position in the bank. So the result is the same on every processor
 * and device.
 *
 * <p>Similarities are never all in memory at once: a worker holds at most 16 MiB of them. Cost:
 * O(queries · bank · D).
 */
public final class NearestNeighbours {
  private static final int BLOCK_VALUES = 4 << 20;
  private static final int MOST_ROWS = 512;
  private final Device device;
  private final int count;

  /**
   * A search on one device.
   *
   * @param count nearest rows of each query, k
   */
  public NearestNeighbours(String device, int count) {
    this(Torch.device(device), count);
  }

  public NearestNeighbours(Device device, int count) {
    this.device = device;
    this.count = count;
  }

  /** Hears of the nearest of one query, most similar first; called by many threads. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A query is done.
     *
     * @param bank positions in the bank
     * @param similarities in [-1, 1]
     * @param from where this query's k begin in both
     */
    void found(int query, long[] bank, float[] similarities, int from);
  }

  /**
   * Finds for each query its nearest in the bank.
   *
   * @param bank M×D, of at least k finite rows; rows of zeros are similar to nothing
   * @param queries Q×D
   * @throws IllegalArgumentException when the bank has fewer than k rows or other columns
   */
  public void search(Matrix bank, Matrix queries, int threads, Listener listener) {
    if (count > bank.rows() || (queries.rows() > 0 && queries.columns() != bank.columns())) {
      throw new IllegalArgumentException(
          Words.of(
              "bank has %,d rows of %,d, queries are of %,d; expected at least %,d rows of as many",
              bank.rows(), bank.columns(), queries.columns(), count));
    }
    if (count < 1 || queries.rows() == 0) {
      return;
    }
    int block = Math.max(1, Math.min(MOST_ROWS, BLOCK_VALUES / bank.rows()));
    float[] unit = unit(bank, 0, bank.rows());
    try (NDManager shared = Torch.manager(device)) {
      NDArray columns = shared.create(unit, new Shape(bank.rows(), bank.columns())).transpose();
      Workers.forEach(
          queries.rows(),
          block,
          threads,
          () -> {
            Torch.onThisThread(1);
            NearestCandidates candidates = new NearestCandidates(count, unit, bank.columns());
            float[] row = new float[bank.rows()];
            return (from, to) ->
                block(columns, unit(queries, from, to - from), from, candidates, row, listener);
          });
    }
  }

  private static void block(
      NDArray columns,
      float[] own,
      int first,
      NearestCandidates candidates,
      float[] row,
      Listener listener) {
    Progress.checkInterrupted();
    int width = (int) columns.getShape().get(0);
    int rows = own.length / width;
    try (NDScope scope = new NDScope();
        NDManager step = columns.getManager().newSubManager()) {
      scope.suppressNotUsedWarning();
      NDArray similar = step.create(own, new Shape(rows, width)).matMul(columns);
      FloatBuffer values = similar.toByteBuffer().asFloatBuffer();
      for (int r = 0; r < rows; r++) {
        values.get(r * row.length, row);
        candidates.rank(row, own, r * width);
        listener.found(first + r, candidates.places(), candidates.similarities(), 0);
      }
    }
  }

  /** Rows of length one; those of zeros stay so. */
  private static float[] unit(Matrix matrix, int from, int rows) {
    int width = matrix.columns();
    float[] values = new float[Math.multiplyExact(rows, width)];
    float[] row = new float[width];
    for (int r = 0; r < rows; r++) {
      matrix.row(from + r, row);
      double squares = 0;
      for (float v : row) {
        squares += (double) v * v;
      }
      double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (int d = 0; d < width; d++) {
        values[r * width + d] = (float) (row[d] * scale);
      }
    }
    return values;
  }
}
