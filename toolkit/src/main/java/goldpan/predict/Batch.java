package goldpan.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Turns 8-bit pictures into a normalised float batch, B×C×H×W in channels-last memory, which is
 * what convolutions like best. For a GPU the bytes go there as they are and become floats there; on
 * a processor a table of 256 floats a channel takes less time than three passes of PyTorch's, and
 * comes to the same bits. One thread's own.
 */
final class Batch implements AutoCloseable {
  private static final int LEVELS = 256;
  private final Input input;
  private final NDManager manager;
  private final NDArray mean;
  private final NDArray scale;
  private final boolean onGpu;
  private final float[][] tables;
  private final byte[] picture;
  private final float[] normalised;
  private ByteBuffer floats = ByteBuffer.allocateDirect(0);

  Batch(Input input, NDManager parent) {
    this.input = input;
    this.manager = parent.newSubManager();
    this.onGpu = manager.getDevice().isGpu();
    int channels = input.channels();
    float[] means = new float[input.values()];
    float[] scales = new float[input.values()];
    for (int i = 0; i < means.length; i++) {
      means[i] = input.mean().get(i % channels);
      scales[i] = 1 / input.deviation().get(i % channels);
    }
    this.tables = tables(means, scales, channels);
    this.picture = new byte[input.values()];
    this.normalised = new float[input.values()];
    Shape all = new Shape(1, input.values());
    this.mean = manager.create(means, all);
    this.scale = manager.create(scales, all);
  }

  private static float[][] tables(float[] means, float[] scales, int channels) {
    float[][] tables = new float[channels][LEVELS];
    for (int c = 0; c < channels; c++) {
      for (int v = 0; v < LEVELS; v++) {
        tables[c][v] = (v - means[c]) * scales[c];
      }
    }
    return tables;
  }

  /** A direct buffer for {@code pictures} pictures. */
  ByteBuffer buffer(int pictures) {
    return ByteBuffer.allocateDirect(pictures * input.values());
  }

  /** The first {@code pictures} pictures of {@code bytes}, as {@link #of} does. */
  NDArray of(ByteBuffer bytes, int pictures, NDManager owner) {
    return of(bytes, 0, pictures, owner);
  }

  /**
   * The {@code pictures} pictures of {@code bytes} from {@code first} on. The bytes are read before
   * this returns. What comes out holds until the next call.
   */
  NDArray of(ByteBuffer bytes, int first, int pictures, NDManager owner) {
    NDArray rows =
        onGpu ? onDevice(bytes, first, pictures, owner) : here(bytes, first, pictures, owner);
    return rows.reshape(pictures, input.height(), input.width(), input.channels())
        .transpose(0, 3, 1, 2);
  }

  /**
   * Takes a picture as one row of values, in memory order: broadcasting over channels alone takes
   * four times as long.
   */
  NDArray onDevice(ByteBuffer bytes, int first, int pictures, NDManager owner) {
    int values = input.values();
    ByteBuffer slice =
        bytes.duplicate().limit((first + pictures) * values).position(first * values);
    NDArray raw = owner.create(slice.slice(), new Shape(pictures, values), DataType.UINT8);
    return raw.toType(DataType.FLOAT32, true).subi(mean).muli(scale);
  }

  /** By the tables, to the same bits. */
  NDArray here(ByteBuffer bytes, int first, int pictures, NDManager owner) {
    int values = input.values();
    int needed = Math.multiplyExact(pictures * Float.BYTES, values);
    if (floats.capacity() < needed) {
      floats = ByteBuffer.allocateDirect(needed).order(ByteOrder.nativeOrder());
    }
    FloatBuffer to = floats.asFloatBuffer();
    for (int i = 0; i < pictures; i++) {
      bytes.get((first + i) * values, picture);
      normalise();
      to.put(i * values, normalised);
    }
    return owner.create(
        floats.slice(0, needed).order(ByteOrder.nativeOrder()),
        new Shape(pictures, values),
        DataType.FLOAT32);
  }

  private void normalise() {
    for (int c = 0; c < tables.length; c++) {
      float[] table = tables[c];
      for (int i = c; i < picture.length; i += tables.length) {
        normalised[i] = table[picture[i] & 0xff];
      }
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
