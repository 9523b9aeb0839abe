package goldpan.predict.file;

import goldpan.predict.PredictionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The words in a NumPy array of one dimension: strings, bytes, or whole numbers as text. */
final class NpyText {
  private NpyText() {}

  /**
   * Reads the array in {@code file}, called {@code name} in messages.
   *
   * @throws PredictionException when it holds something else, such as Python objects
   */
  static List<String> read(Path file, String name) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      NpyHeader header = NpyHeader.read(channel, name);
      if (header.type().matches("[<>=|][USa]\\d+")) {
        return words(channel, header);
      }
      if (header.type().matches("[<>=|]([iu][1248]|f[248])")) {
        return numbers(Npy.open(file, name));
      }
      throw new PredictionException(
          "%s holds dtype %s; expected strings or whole numbers; save it with .astype(str)"
              .formatted(name, header.type().contains("O") ? "object" : header.type()));
    }
  }

  private static List<String> words(FileChannel channel, NpyHeader header) throws IOException {
    boolean wide = header.type().charAt(1) == 'U';
    int length = Integer.parseInt(header.type().substring(2));
    int itemBytes = wide ? 4 * length : length;
    header.checkLength(channel.size(), itemBytes);
    int count = Math.toIntExact(header.values());
    List<String> out = new ArrayList<>(count);
    ByteBuffer item = ByteBuffer.allocate(itemBytes).order(header.order());
    for (int i = 0; i < count; i++) {
      item.clear();
      channel.position(header.dataStart() + (long) i * itemBytes);
      while (item.hasRemaining() && channel.read(item) >= 0) {}
      out.add(wide ? utf32(item.flip()) : bytes(item.flip()));
    }
    return out;
  }

  private static String utf32(ByteBuffer item) {
    StringBuilder text = new StringBuilder();
    while (item.remaining() >= 4) {
      int point = item.getInt();
      if (point != 0) {
        text.appendCodePoint(Character.isValidCodePoint(point) ? point : '?');
      }
    }
    return text.toString();
  }

  private static String bytes(ByteBuffer item) {
    int end = item.limit();
    while (end > 0 && item.get(end - 1) == 0) {
      end--;
    }
    byte[] text = new byte[end];
    item.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static List<String> numbers(Npy array) {
    List<String> out = new ArrayList<>(array.rows());
    double[] value = new double[array.columns()];
    for (int r = 0; r < array.rows(); r++) {
      array.row(r, value);
      out.add(
          value[0] == Math.rint(value[0]) && Math.abs(value[0]) < 1e15
              ? Long.toString((long) value[0])
              : Double.toString(value[0]));
    }
    return out;
  }
}
