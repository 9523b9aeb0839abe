package goldpan.predict.file;

import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A NumPy array of floats or of bytes in C order, of any number of dimensions, read a part at a
 * time; nothing is kept in memory. Safe for many threads.
 */
public final class NpyTensor implements AutoCloseable {
  private final FileChannel channel;
  private final NpyHeader header;

  private NpyTensor(FileChannel channel, NpyHeader header) {
    this.channel = channel;
    this.header = header;
  }

  /**
   * Opens a file.
   *
   * @throws PredictionException when it is no such array, or too short
   */
  public static NpyTensor open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      try {
        NpyHeader header = NpyHeader.read(channel, file.toString());
        NpyTensor tensor = new NpyTensor(channel, header);
        tensor.refuseOtherTypes();
        header.checkLength(channel.size(), tensor.itemBytes());
        return tensor;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PredictionException(
          "%s cannot be read (%s); expected an .npy file".formatted(file, e.getMessage()), e);
    }
  }

  private void refuseOtherTypes() {
    if (header.fortran() || !header.type().matches("[<>=|](f[248]|u1)")) {
      throw new PredictionException(
          "%s holds dtype %s in %s order; expected floats or uint8 in C order; save it with numpy.save(file, numpy.ascontiguousarray(array, 'float32'))"
              .formatted(header.name(), header.type(), header.fortran() ? "Fortran" : "C"));
    }
  }

  private int itemBytes() {
    return header.type().charAt(2) - '0';
  }

  /** The sides, first to last. */
  public List<Integer> shape() {
    return header.shape();
  }

  /** The shape as Python writes it. */
  public String shapeText() {
    return "(" + header.shapeText() + ")";
  }

  /**
   * Reads values one after the other; bytes as shares of 255.
   *
   * @param from place of the first, in C order
   */
  public float[] read(long from, int count) {
    int size = itemBytes();
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, size)).order(header.order());
    long at = header.dataStart() + from * size;
    try {
      while (bytes.hasRemaining()) {
        int n = channel.read(bytes, at + bytes.position());
        if (n < 0) {
          throw new IOException(Words.of("ends after %,d bytes", channel.size()));
        }
      }
    } catch (IOException e) {
      throw new PredictionException(
          header.name() + " cannot be read (" + e.getMessage() + "); save or copy it again", e);
    }
    bytes.flip();
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = value(bytes);
    }
    return values;
  }

  private float value(ByteBuffer bytes) {
    return switch (header.type().substring(1)) {
      case "f2" -> Npy.half(bytes.getShort());
      case "f4" -> bytes.getFloat();
      case "f8" -> (float) bytes.getDouble();
      default -> (bytes.get() & 0xff) / 255f;
    };
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // nothing was written
    }
  }
}
