package goldpan.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import goldpan.data.Progress;
import goldpan.data.Workers;
import goldpan.predict.Matrix;

/**
 * Exact nearest rows by cosine similarity, by blocked matrix products on the device. Similarities
 * are never all in memory at once: a worker holds at most 32 MiB of them. Of each block of 64
 * candidates only the best similarity is ranked first; the k nearest are in the k blocks with the
 * best, which alone are ranked in full. Cost: O(queries · bank · D).
 */
public final class NearestNeighbours {
  private static final int GROUP = 64;
  private static final int BLOCK_VALUES = 8 << 20;
  private static final float NEVER = -4;
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
   * Finds for each query its nearest in the bank, all of which must have at least k rows.
   *
   * @param bank M×D; rows of zeros are similar to nothing
   * @param queries Q×D
   */
  public void search(Matrix bank, Matrix queries, int threads, Listener listener) {
    int padded = (bank.rows() + GROUP - 1) / GROUP * GROUP;
    int block = Math.max(1, Math.min(512, BLOCK_VALUES / padded));
    try (NDManager shared = Torch.manager(device)) {
      NDArray columns = shared.create(unit(bank, 0, padded, NEVER), wide(bank, padded)).transpose();
      Workers.forEach(
          queries.rows(),
          block,
          threads,
          () -> {
            Torch.onThisThread(1);
            return (from, to) -> block(columns, queries, from, to, listener);
          });
    }
  }

  private static Shape wide(Matrix matrix, int rows) {
    return new Shape(rows, matrix.columns() + 1);
  }

  /**
   * Rows of length one, and one column more: 0, or in rows that only fill up a number that keeps
   * them from being near to anything.
   */
  private static float[] unit(Matrix matrix, int from, int rows, float filling) {
    int width = matrix.columns() + 1;
    float[] values = new float[Math.multiplyExact(rows, width)];
    float[] row = new float[matrix.columns()];
    for (int r = 0; r < rows; r++) {
      if (from + r >= matrix.rows()) {
        values[r * width + width - 1] = filling;
        continue;
      }
      matrix.row(from + r, row);
      double squares = 0;
      for (float v : row) {
        squares += (double) v * v;
      }
      double scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
      for (int d = 0; d < row.length; d++) {
        values[r * width + d] = (float) (row[d] * scale);
      }
    }
    return values;
  }

  private void block(NDArray columns, Matrix queries, int from, int to, Listener listener) {
    Progress.checkInterrupted();
    int rows = to - from;
    float[] own = unit(queries, from, rows, 0);
    int width = queries.columns() + 1;
    for (int r = 0; r < rows; r++) {
      own[r * width + width - 1] = 1;
    }
    try (NDScope scope = new NDScope();
        NDManager step = columns.getManager().newSubManager()) {
      scope.suppressNotUsedWarning();
      NDArray similar = step.create(own, wide(queries, rows)).matMul(columns);
      tell(similar, rows, from, listener);
    }
  }

  private void tell(NDArray similar, int rows, int from, Listener listener) {
    long groups = similar.getShape().get(1) / GROUP;
    int few = (int) Math.min(count, groups);
    NDArray grouped = similar.reshape(rows, groups, GROUP);
    NDArray best = grouped.max(new int[] {2}).topK(few, 1, true, true).get(1);
    NDArray all = best.expandDims(2).broadcast(new Shape(rows, few, GROUP));
    NDList top =
        grouped.gather(all, 1).reshape(rows, (long) few * GROUP).topK(count, 1, true, true);
    float[] similarities = top.get(0).toFloatArray();
    long[] places = top.get(1).toType(DataType.INT64, false).toLongArray();
    long[] chosen = best.toType(DataType.INT64, false).toLongArray();
    for (int r = 0; r < rows; r++) {
      for (int i = r * count; i < (r + 1) * count; i++) {
        int group = (int) (places[i] / GROUP);
        places[i] = chosen[r * few + group] * GROUP + places[i] % GROUP;
      }
      listener.found(from + r, places, similarities, r * count);
    }
  }
}
