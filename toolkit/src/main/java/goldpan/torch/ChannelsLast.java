package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * The memory layout that convolutions get. Everything a network takes goes through here, so that
 * what is done to a batch before (mixing, mirroring, another order of channels) cannot lose it.
 *
 * <p>With pictures in plain memory oneDNN 3.7.1 reorders plain weights into blocks of 16 channels,
 * and on processors that report no cache sizes it leaves the padding of these blocks as it finds
 * it: wrong sums, and NaN now and then. With channels-last pictures PyTorch keeps the weights
 * channels-last as well, and there is no padding.
 */
public final class ChannelsLast {
  private ChannelsLast() {}

  /**
   * The same numbers, B×C×H×W, with strides HWC, 1, WC, C. Flattening copies only what lies
   * otherwise in memory; it also gives a single channel these strides, without which PyTorch takes
   * a batch of one channel for a plain one.
   */
  public static NDArray of(NDArray batch) {
    Shape shape = batch.getShape();
    return batch
        .transpose(0, 2, 3, 1)
        .reshape(shape.size())
        .reshape(shape.get(0), shape.get(2), shape.get(3), shape.get(1))
        .transpose(0, 3, 1, 2);
  }
}
