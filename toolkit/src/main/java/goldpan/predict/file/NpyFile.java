package goldpan.predict.file;

import goldpan.predict.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes and reads back matrices as .npy files: float32, little endian, C order, format 1. */
public final class NpyFile {
  private NpyFile() {}

  public static void write(Matrix matrix, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(header(matrix.rows(), matrix.columns()));
      float[] row = new float[matrix.columns()];
      ByteBuffer bytes = ByteBuffer.allocate(4 * row.length).order(ByteOrder.LITTLE_ENDIAN);
      ByteBuffer block = ByteBuffer.allocate(Math.max(1 << 16, bytes.capacity()));
      for (int r = 0; r < matrix.rows(); r++) {
        matrix.row(r, row);
        bytes.asFloatBuffer().put(row);
        if (block.remaining() < bytes.capacity()) {
          out.write(block.array(), 0, block.position());
          block.clear();
        }
        block.put(bytes.array());
      }
      out.write(block.array(), 0, block.position());
    }
  }

  private static byte[] header(int rows, int columns) {
    String text =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + columns + "), }";
    int padding = 63 - (10 + text.length()) % 64;
    byte[] body = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer all = ByteBuffer.allocate(10 + body.length).order(ByteOrder.LITTLE_ENDIAN);
    all.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    all.put((byte) 1).put((byte) 0).putShort((short) body.length).put(body);
    return all.array();
  }

  public static Matrix read(Path file) throws IOException {
    Npy npy = Npy.open(file);
    Matrix.Builder out = Matrix.builder(npy.rows(), npy.columns());
    double[] row = new double[npy.columns()];
    float[] floats = new float[row.length];
    for (int r = 0; r < npy.rows(); r++) {
      npy.row(r, row);
      for (int k = 0; k < row.length; k++) {
        floats[k] = (float) row[k];
      }
      out.set(r, floats, 0);
    }
    return out.build();
  }
}
