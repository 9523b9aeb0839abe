package goldpan.predict.file;

import goldpan.predict.PredictionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A NumPy array on disk as rows of numbers, memory-mapped: floats of 16 to 64 bits, whole numbers
 * of 8 to 64 bits and booleans, either byte order, C or Fortran order. One dimension is one column;
 * dimensions of 1 beside the first are taken out.
 */
final class Npy implements Rows {
  private static final int CHUNK = 1 << 30;
  private final NpyHeader header;
  private final int rows;
  private final int columns;
  private final String kind;
  private final int itemBytes;
  private final ByteBuffer[] chunks;

  /** Whether these are 32-bit floats, row after row. */
  private final boolean isPlain;

  private Npy(NpyHeader header, int rows, int columns, ByteBuffer[] chunks) {
    this.header = header;
    this.rows = rows;
    this.columns = columns;
    this.kind = kind(header);
    this.itemBytes = kind.charAt(1) - '0';
    this.chunks = chunks;
    this.isPlain = kind.equals("f4") && !header.fortran();
  }

  /**
   * Maps the array in {@code file}.
   *
   * @throws PredictionException when it is no array of numbers of one or two dimensions, or too
   *     short
   */
  static Npy open(Path file) throws IOException {
    return open(file, file.toString());
  }

  /** The same, called {@code name} in messages. */
  static Npy open(Path file, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      NpyHeader header = NpyHeader.read(channel, name);
      int itemBytes = kind(header).charAt(1) - '0';
      List<Integer> sides = sides(header);
      header.checkLength(channel.size(), itemBytes);
      long bytes = header.values() * itemBytes;
      ByteBuffer[] chunks = new ByteBuffer[(int) ((bytes + CHUNK - 1) / CHUNK)];
      for (int c = 0; c < chunks.length; c++) {
        long from = (long) c * CHUNK;
        long length = Math.min(CHUNK, bytes - from);
        chunks[c] =
            channel
                .map(FileChannel.MapMode.READ_ONLY, header.dataStart() + from, length)
                .order(header.order());
      }
      return new Npy(header, sides.get(0), sides.size() == 1 ? 1 : sides.get(1), chunks);
    }
  }

  /** Rows and columns, or rows alone. */
  private static List<Integer> sides(NpyHeader header) {
    List<Integer> sides = new ArrayList<>(header.shape());
    for (int i = sides.size() - 1; i > 0 && sides.size() > 2; i--) {
      if (sides.get(i) == 1) {
        sides.remove(i);
      }
    }
    if (sides.size() == 3 && sides.get(0) == 1) {
      sides.remove(0);
    }
    if (sides.isEmpty() || sides.size() > 2) {
      throw new PredictionException(
          "%s has shape (%s); expected two dimensions, samples × classes; reshape it before saving"
              .formatted(header.name(), header.shapeText()));
    }
    return sides;
  }

  private static String kind(NpyHeader header) {
    String type = header.type();
    if (!type.matches("[<>=|](f[248]|[iu][1248]|b1)")) {
      throw new PredictionException(
          "%s holds dtype %s; expected numbers; save it with numpy.save(file, array.astype('float32'))"
              .formatted(header.name(), type.contains("O") ? "object" : type));
    }
    return type.substring(1);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** Whether the values are whole numbers or booleans. */
  boolean isWhole() {
    return kind.charAt(0) != 'f';
  }

  @Override
  public void row(int r, double[] into) {
    if (isPlain) {
      plainRow((long) r * columns * Float.BYTES, into);
      return;
    }
    for (int k = 0; k < columns; k++) {
      into[k] = at(header.fortran() ? (long) k * rows + r : (long) r * columns + k);
    }
  }

  /** The same for what nearly all files hold, many times as fast. */
  private void plainRow(long byteAt, double[] into) {
    ByteBuffer chunk = chunks[(int) (byteAt / CHUNK)];
    int at = (int) (byteAt % CHUNK);
    if (at + (long) columns * Float.BYTES > chunk.limit()) {
      for (int k = 0; k < columns; k++) {
        into[k] = at(byteAt / Float.BYTES + k);
      }
      return;
    }
    for (int k = 0; k < columns; k++) {
      into[k] = chunk.getFloat(at + k * Float.BYTES);
    }
  }

  private double at(long item) {
    long byteAt = item * itemBytes;
    ByteBuffer chunk = chunks[(int) (byteAt / CHUNK)];
    int at = (int) (byteAt % CHUNK);
    return switch (kind) {
      case "f2" -> half(chunk.getShort(at));
      case "f4" -> chunk.getFloat(at);
      case "f8" -> chunk.getDouble(at);
      case "i1" -> chunk.get(at);
      case "i2" -> chunk.getShort(at);
      case "i4" -> chunk.getInt(at);
      case "i8" -> chunk.getLong(at);
      case "u2" -> chunk.getShort(at) & 0xffff;
      case "u4" -> chunk.getInt(at) & 0xffffffffL;
      case "u8" -> unsigned(chunk.getLong(at));
      default -> chunk.get(at) & 0xff;
    };
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : value + 0x1p64;
  }

  /** IEEE 754 binary16 to float. */
  static float half(short bits) {
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    float size;
    if (exponent == 0) {
      size = fraction * 0x1p-24f;
    } else if (exponent == 31) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      size = Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
    }
    return bits < 0 ? -size : size;
  }
}
