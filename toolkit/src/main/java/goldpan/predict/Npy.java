package goldpan.predict;

import goldpan.data.Words;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A two-dimensional NumPy array on disk, memory-mapped: float16, float32 or float64, either byte
 * order, C or Fortran order, format versions 1 to 3.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy, the
 *     npy format</a>
 */
final class Npy implements Rows {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");
  private static final int CHUNK = 1 << 30;
  private final int rows;
  private final int columns;
  private final int itemBytes;
  private final boolean fortran;
  private final ByteBuffer[] chunks;

  private Npy(int rows, int columns, int itemBytes, boolean fortran, ByteBuffer[] chunks) {
    this.rows = rows;
    this.columns = columns;
    this.itemBytes = itemBytes;
    this.fortran = fortran;
    this.chunks = chunks;
  }

  /**
   * Maps the array in {@code file}.
   *
   * @throws PredictionException when it is no array of two dimensions of floats, or too short
   */
  static Npy open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer start = read(channel, file, 0, 12);
      byte[] magic = new byte[6];
      start.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new PredictionException(
            file
                + " does not begin as an .npy file; expected the bytes 93 4E 55 4D 50 59; save it with numpy.save");
      }
      int version = start.get();
      if (version < 1 || version > 3) {
        throw new PredictionException(
            file + " is npy format " + version + "; expected 1, 2 or 3; save it with numpy.save");
      }
      start.get();
      start.order(ByteOrder.LITTLE_ENDIAN);
      int at = version == 1 ? 10 : 12;
      int length = version == 1 ? start.getShort() & 0xffff : start.getInt();
      byte[] header = new byte[Math.min(Math.max(0, length), 1 << 20)];
      read(channel, file, at, header.length).get(header);
      String text =
          new String(header, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
      return map(channel, file, text, at + (long) length);
    }
  }

  private static ByteBuffer read(FileChannel channel, Path file, long at, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      int n = channel.read(bytes, at + bytes.position());
      if (n < 0) {
        throw new PredictionException(
            Words.of(
                "%s ends inside its header, after %,d bytes; save or copy it again",
                file, channel.size()));
      }
    }
    return bytes.flip();
  }

  private static Npy map(FileChannel channel, Path file, String header, long dataStart)
      throws IOException {
    String type = find(DESCR, header, file, "descr");
    boolean fortran = find(ORDER, header, file, "fortran_order").equals("True");
    int[] shape = shape(find(SHAPE, header, file, "shape"), file);
    int itemBytes = itemBytes(type, file);
    long bytes = (long) shape[0] * shape[1] * itemBytes;
    if (channel.size() - dataStart < bytes) {
      throw new PredictionException(
          Words.of(
              "%s: header promises %d×%d values of %d bytes, %,d in all; file has %,d; save or copy it again",
              file, shape[0], shape[1], itemBytes, bytes, Math.max(0, channel.size() - dataStart)));
    }
    ByteBuffer[] chunks = new ByteBuffer[(int) ((bytes + CHUNK - 1) / CHUNK)];
    for (int c = 0; c < chunks.length; c++) {
      long from = (long) c * CHUNK;
      MappedByteBuffer chunk =
          channel.map(
              FileChannel.MapMode.READ_ONLY, dataStart + from, Math.min(CHUNK, bytes - from));
      chunks[c] =
          chunk.order(type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
    return new Npy(shape[0], shape[1], itemBytes, fortran, chunks);
  }

  private static String find(Pattern pattern, String header, Path file, String key) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      String shown = header.strip();
      throw new PredictionException(
          "%s: header has no readable %s: %s; expected a plain float array; save it with numpy.save(file, array.astype('float32'))"
              .formatted(file, key, shown.length() > 80 ? shown.substring(0, 80) + "…" : shown));
    }
    return matcher.group(1);
  }

  private static int[] shape(String text, Path file) {
    List<String> sides =
        Arrays.stream(text.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (sides.size() != 2) {
      throw new PredictionException(
          "%s has shape (%s); expected two dimensions, samples × classes; reshape it before saving"
              .formatted(file, text.strip()));
    }
    return sides.stream().mapToInt(side -> side(side, text, file)).toArray();
  }

  private static int side(String side, String shape, Path file) {
    if (side.matches("\\d{1,10}") && Long.parseLong(side) <= Integer.MAX_VALUE) {
      return Integer.parseInt(side);
    }
    throw new PredictionException(
        "%s has shape (%s); expected whole numbers below 2147483648; save it again with numpy.save"
            .formatted(file, shape.strip()));
  }

  private static int itemBytes(String type, Path file) {
    if (!type.matches("[<>=|]f[248]")) {
      throw new PredictionException(
          "%s holds dtype %s; expected float16, float32 or float64; save it with numpy.save(file, array.astype('float32'))"
              .formatted(file, type.contains("O") ? "object" : type));
    }
    return type.charAt(2) - '0';
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void row(int r, double[] into) {
    for (int k = 0; k < columns; k++) {
      into[k] = at(fortran ? (long) k * rows + r : (long) r * columns + k);
    }
  }

  private double at(long item) {
    long byteAt = item * itemBytes;
    ByteBuffer chunk = chunks[(int) (byteAt / CHUNK)];
    int at = (int) (byteAt % CHUNK);
    return switch (itemBytes) {
      case 2 -> half(chunk.getShort(at));
      case 4 -> chunk.getFloat(at);
      default -> chunk.getDouble(at);
    };
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
