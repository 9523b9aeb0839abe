package goldpan.predict.file;

import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the values of an .npy file, format versions 1 to 3.
 *
 * @param name of the file, for messages
 * @param type NumPy's name of the element type, such as {@code <f4}
 * @param fortran whether the first index moves fastest
 * @param shape the sides; empty for a single value
 * @param dataStart offset of the first value
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy, the
 *     npy format</a>
 */
record NpyHeader(String name, String type, boolean fortran, List<Integer> shape, long dataStart) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

  /**
   * Reads the header at the start of {@code channel}.
   *
   * @throws PredictionException when it is none
   */
  static NpyHeader read(FileChannel channel, String name) throws IOException {
    ByteBuffer start = read(channel, name, 0, 12);
    byte[] magic = new byte[6];
    start.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new PredictionException(
          name
              + " does not begin as an .npy file; expected the bytes 93 4E 55 4D 50 59; save it with numpy.save");
    }
    int version = start.get();
    if (version < 1 || version > 3) {
      throw new PredictionException(
          name + " is npy format " + version + "; expected 1, 2 or 3; save it with numpy.save");
    }
    start.get();
    start.order(ByteOrder.LITTLE_ENDIAN);
    int at = version == 1 ? 10 : 12;
    int length = version == 1 ? start.getShort() & 0xffff : start.getInt();
    byte[] header = new byte[Math.min(Math.max(0, length), 1 << 20)];
    read(channel, name, at, header.length).get(header);
    String text =
        new String(header, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return new NpyHeader(
        name,
        find(DESCR, text, name, "descr"),
        find(ORDER, text, name, "fortran_order").equals("True"),
        shape(find(SHAPE, text, name, "shape"), name),
        at + (long) length);
  }

  private static ByteBuffer read(FileChannel channel, String name, long at, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining()) {
      int n = channel.read(bytes, at + bytes.position());
      if (n < 0) {
        throw new PredictionException(
            Words.of(
                "%s ends inside its header, after %,d bytes; save or copy it again",
                name, channel.size()));
      }
    }
    return bytes.flip();
  }

  private static String find(Pattern pattern, String header, String name, String key) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      String shown = header.strip();
      throw new PredictionException(
          "%s: header has no readable %s: %s; expected a plain float array; save it with numpy.save(file, array.astype('float32'))"
              .formatted(name, key, shown.length() > 80 ? shown.substring(0, 80) + "…" : shown));
    }
    return matcher.group(1);
  }

  private static List<Integer> shape(String text, String name) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .map(side -> side(side, text, name))
        .toList();
  }

  private static int side(String side, String shape, String name) {
    if (side.matches("\\d{1,10}") && Long.parseLong(side) <= Integer.MAX_VALUE) {
      return Integer.parseInt(side);
    }
    throw new PredictionException(
        "%s has shape (%s); expected whole numbers below 2147483648; save it again with numpy.save"
            .formatted(name, shape.strip()));
  }

  /** Values there have to be. */
  long values() {
    return shape.stream().mapToLong(i -> i).reduce(1, Math::multiplyExact);
  }

  /** The shape as Python writes it, without parentheses. */
  String shapeText() {
    String text = String.join(", ", shape.stream().map(String::valueOf).toList());
    return shape.size() == 1 ? text + "," : text;
  }

  ByteOrder order() {
    return type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
  }

  /** Refuses a file shorter than its header promises. */
  void checkLength(long fileBytes, int itemBytes) {
    long bytes = values() * itemBytes;
    if (fileBytes - dataStart < bytes) {
      throw new PredictionException(
          Words.of(
              "%s: header promises %s values of %d bytes, %,d in all; file has %,d; save or copy it again",
              name,
              String.join("×", shape.stream().map(String::valueOf).toList()),
              itemBytes,
              bytes,
              Math.max(0, fileBytes - dataStart)));
    }
  }
}
