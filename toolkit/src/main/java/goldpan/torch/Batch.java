package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import goldpan.input.Input;
import java.nio.ByteBuffer;

/**
 * Turns 8-bit pictures into a normalised float batch. The bytes go to the device as they are and
 * become floats there; the result is B×C×H×W in channels-last memory, which is what convolutions
 * like best.
 */
public final class Batch implements AutoCloseable {
  private final Input input;
  private final NDManager manager;
  private final NDArray mean;
  private final NDArray scale;

  /** For batches held below {@code parent}. */
  public Batch(Input input, NDManager parent) {
    this.input = input;
    this.manager = parent.newSubManager();
    int channels = input.channels();
    float[] means = new float[input.values()];
    float[] scales = new float[input.values()];
    for (int i = 0; i < means.length; i++) {
      means[i] = input.mean().get(i % channels);
      scales[i] = 1 / input.deviation().get(i % channels);
    }
    Shape picture = new Shape(1, input.values());
    this.mean = manager.create(means, picture);
    this.scale = manager.create(scales, picture);
  }

  /** A direct buffer for {@code pictures} pictures. */
  public ByteBuffer buffer(int pictures) {
    return ByteBuffer.allocateDirect(pictures * input.values());
  }

  /** The first {@code pictures} pictures of {@code bytes}, as {@link #of} does. */
  public NDArray of(ByteBuffer bytes, int pictures, NDManager owner) {
    return of(bytes, 0, pictures, owner);
  }

  /**
   * The {@code pictures} pictures of {@code bytes} from {@code first} on. The bytes are read before
   * this returns. Normalisation takes a picture as one row of values, in memory order: broadcasting
   * over channels alone takes four times as long.
   */
  public NDArray of(ByteBuffer bytes, int first, int pictures, NDManager owner) {
    int values = input.values();
    ByteBuffer slice =
        bytes.duplicate().limit((first + pictures) * values).position(first * values);
    NDArray raw = owner.create(slice.slice(), new Shape(pictures, values), DataType.UINT8);
    return raw.toType(DataType.FLOAT32, true)
        .subi(mean)
        .muli(scale)
        .reshape(pictures, input.height(), input.width(), input.channels())
        .transpose(0, 3, 1, 2);
  }

  @Override
  public void close() {
    manager.close();
  }
}
