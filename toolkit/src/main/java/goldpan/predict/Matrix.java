package goldpan.predict;

import goldpan.data.Words;
import java.nio.FloatBuffer;
import java.util.Objects;

/**
 * Rows of floats, all of one length, in blocks. Up to 128 MiB are kept in the heap; more are in a
 * temporary file that is mapped, so that a million rows of a thousand need no heap. Written once by
 * {@link Builder}, then immutable.
 */
public final class Matrix {
  private static final int BLOCK_VALUES = 1 << 20;
  private static final long MOST_IN_HEAP = 128L << 20;
  private final int rows;
  private final int columns;
  private final int rowsPerBlock;
  private final FloatBuffer[] blocks;

  private Matrix(int rows, int columns, int rowsPerBlock, FloatBuffer[] blocks) {
    this.rows = rows;
    this.columns = columns;
    this.rowsPerBlock = rowsPerBlock;
    this.blocks = blocks;
  }

  /** A matrix of these rows; copies them. All rows must be equally long. */
  public static Matrix of(float[]... rows) {
    Builder builder = builder(rows.length, rows.length == 0 ? 0 : rows[0].length);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != builder.matrix.columns) {
        throw new IllegalArgumentException(
            Words.of(
                "row %d has %d values; expected %d, as row 0 has",
                i, rows[i].length, builder.matrix.columns));
      }
      builder.set(i, rows[i], 0);
    }
    return builder.build();
  }

  /** A matrix of zeros to be filled. */
  public static Builder builder(int rows, int columns) {
    return builder(rows, columns, MOST_IN_HEAP);
  }

  static Builder builder(int rows, int columns, long mostInHeap) {
    return new Builder(rows, columns, mostInHeap);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public float at(int row, int column) {
    Objects.checkIndex(row, rows);
    Objects.checkIndex(column, columns);
    return blocks[row / rowsPerBlock].get((row % rowsPerBlock) * columns + column);
  }

  /** Copies a row into {@code into}, which has at least as many places as there are columns. */
  public void row(int row, float[] into) {
    Objects.checkIndex(row, rows);
    blocks[row / rowsPerBlock].get((row % rowsPerBlock) * columns, into, 0, columns);
  }

  /** The same matrix without the rows from {@code count} on; shares its memory. */
  Matrix firstRows(int count) {
    return count == rows ? this : new Matrix(count, columns, rowsPerBlock, blocks);
  }

  /** The rows at {@code wanted}, copied. */
  public Matrix rows(int[] wanted) {
    Builder chosen = builder(wanted.length, columns);
    float[] row = new float[columns];
    for (int i = 0; i < wanted.length; i++) {
      row(wanted[i], row);
      chosen.set(i, row, 0);
    }
    return chosen.build();
  }

  /** The columns from {@code first} on, {@code count} of them, copied. */
  public Matrix columns(int first, int count) {
    Objects.checkFromIndexSize(first, count, columns);
    Builder chosen = builder(rows, count);
    float[] row = new float[columns];
    for (int r = 0; r < rows; r++) {
      row(r, row);
      chosen.set(r, row, first);
    }
    return chosen.build();
  }

  /** The same rows with the columns {@code order[0]}, {@code order[1]}, …. */
  public Matrix columns(int[] order) {
    Builder reordered = builder(rows, order.length);
    float[] row = new float[columns];
    float[] chosen = new float[order.length];
    for (int r = 0; r < rows; r++) {
      row(r, row);
      for (int k = 0; k < order.length; k++) {
        chosen[k] = row[order[k]];
      }
      reordered.set(r, chosen, 0);
    }
    return reordered.build();
  }

  /** The column with the highest value of a row; the first of equals. */
  public int mostProbable(int row) {
    int best = 0;
    for (int k = 1; k < columns; k++) {
      if (at(row, k) > at(row, best)) {
        best = k;
      }
    }
    return best;
  }

  /** Fills a matrix; different rows may be set by different threads. */
  public static final class Builder {
    private final Matrix matrix;

    private Builder(int rows, int columns, long mostInHeap) {
      int perBlock = Math.max(1, BLOCK_VALUES / Math.max(1, columns));
      boolean heap = 4L * rows * columns <= mostInHeap;
      FloatBuffer[] blocks =
          heap ? inHeap(rows, columns, perBlock) : MappedFloats.blocks(rows, columns, perBlock);
      matrix = new Matrix(rows, columns, perBlock, blocks);
    }

    private static FloatBuffer[] inHeap(int rows, int columns, int perBlock) {
      FloatBuffer[] blocks = new FloatBuffer[(rows + perBlock - 1) / perBlock];
      for (int b = 0; b < blocks.length; b++) {
        blocks[b] = FloatBuffer.allocate(Math.min(perBlock, rows - b * perBlock) * columns);
      }
      return blocks;
    }

    /** Sets a row from {@code values} at {@code offset} on. */
    public Builder set(int row, float[] values, int offset) {
      int at = (row % matrix.rowsPerBlock) * matrix.columns;
      matrix.blocks[row / matrix.rowsPerBlock].put(at, values, offset, matrix.columns);
      return this;
    }

    /** The matrix; the builder must not be used afterwards. */
    public Matrix build() {
      return matrix;
    }
  }
}
