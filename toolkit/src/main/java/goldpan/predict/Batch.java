package goldpan.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * Turns 8-bit pictures into a normalised float batch. The bytes go to the device as they are and
 * become floats there; the result is B×C×H×W in channels-last memory, which is what convolutions
 * like best.
 */
final class Batch implements AutoCloseable {
  private final Input input;
  private final NDManager manager;
  private final NDArray mean;
  private final NDArray scale;

  Batch(Input input, NDManager parent) {
    this.input = input;
    this.manager = parent.newSubManager();
    Shape perChannel = new Shape(1, input.channels(), 1, 1);
    float[] means = new float[input.channels()];
    float[] scales = new float[input.channels()];
    for (int c = 0; c < means.length; c++) {
      means[c] = input.mean().get(c);
      scales[c] = 1 / input.deviation().get(c);
    }
    this.mean = manager.create(means, perChannel);
    this.scale = manager.create(scales, perChannel);
  }

  /** A direct buffer for {@code pictures} pictures. */
  ByteBuffer buffer(int pictures) {
    return ByteBuffer.allocateDirect(pictures * input.values());
  }

  /**
   * The first {@code pictures} pictures of {@code bytes}; do not refill it while the batch is in
   * use.
   */
  NDArray of(ByteBuffer bytes, int pictures, NDManager owner) {
    ByteBuffer slice = bytes.duplicate().rewind().limit(pictures * input.values());
    NDArray raw =
        owner.create(
            slice,
            new Shape(pictures, input.height(), input.width(), input.channels()),
            DataType.UINT8);
    return raw.transpose(0, 3, 1, 2).toType(DataType.FLOAT32, true).subi(mean).muli(scale);
  }

  @Override
  public void close() {
    manager.close();
  }
}
