package goldpan.predict;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Floats in a stream, bit for bit and in blocks. */
public final class Floats {
  private static final int BLOCK = 1 << 14;

  private Floats() {}

  public static void write(float[] values, DataOutputStream out) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(Float.BYTES * Math.min(BLOCK, values.length));
    for (int from = 0; from < values.length; from += BLOCK) {
      int count = Math.min(BLOCK, values.length - from);
      block.asFloatBuffer().put(values, from, count);
      out.write(block.array(), 0, Float.BYTES * count);
    }
  }

  public static void read(float[] into, DataInputStream in) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(Float.BYTES * Math.min(BLOCK, into.length));
    for (int from = 0; from < into.length; from += BLOCK) {
      int count = Math.min(BLOCK, into.length - from);
      in.readFully(block.array(), 0, Float.BYTES * count);
      block.asFloatBuffer().get(into, from, count);
    }
  }

  public static void write(Matrix matrix, DataOutputStream out) throws IOException {
    out.writeInt(matrix.rows());
    out.writeInt(matrix.columns());
    float[] row = new float[matrix.columns()];
    for (int r = 0; r < matrix.rows(); r++) {
      matrix.row(r, row);
      write(row, out);
    }
  }

  public static Matrix read(DataInputStream in) throws IOException {
    int rows = in.readInt();
    float[] row = new float[in.readInt()];
    Matrix.Builder matrix = Matrix.builder(rows, row.length);
    for (int r = 0; r < rows; r++) {
      read(row, in);
      matrix.set(r, row, 0);
    }
    return matrix.build();
  }
}
