package goldpan.torch;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import goldpan.data.Words;
import goldpan.input.Input;
import goldpan.predict.PredictionException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * A small U-Net (Ronneberger et al., 2015): K logits for each pixel of a picture, in which every
 * convolution is followed by batch normalisation and ReLU; widths w, 2w, 4w, 4w at a side's whole,
 * half, quarter and eighth. 270,000 parameters at w = 16.
 */
public final class UNet implements AutoCloseable {
  /** What both sides of a picture are a multiple of. */
  public static final int STRIDE = 8;

  /** The head has a multiple of so many outputs; why, {@link ChannelsLast} says. */
  private static final int CHANNELS = 16;

  private final Input input;
  private final int classes;
  private final NDManager manager;
  private final UNetBlock block;
  private final List<Parameter> learnt;
  private final List<Shape> shapes;

  private UNet(Input input, int classes, NDManager manager, UNetBlock block) {
    this.input = input;
    this.classes = classes;
    this.manager = manager;
    this.block = block;
    this.learnt =
        block.getParameters().values().stream().filter(Parameter::requiresGradient).toList();
    this.shapes =
        learnt.stream()
            .filter(p -> p.getType() == Parameter.Type.WEIGHT)
            .map(p -> p.getArray().getShape())
            .toList();
  }

  /**
   * A network with fresh weights.
   *
   * @param input whose sides are multiples of {@link #STRIDE}
   * @param classes K
   * @param width w
   * @throws IllegalArgumentException when a side is no such multiple
   */
  public static UNet create(Input input, int classes, int width, long seed, String device) {
    if (input.width() % STRIDE != 0 || input.height() % STRIDE != 0) {
      throw new IllegalArgumentException(
          Words.of(
              "input is %d×%d; expected multiples of %d", input.width(), input.height(), STRIDE));
    }
    Device where = Torch.device(device);
    NDManager manager = Torch.manager(where);
    int outputs = (classes + CHANNELS - 1) / CHANNELS * CHANNELS;
    UNetBlock block = new UNetBlock(width, outputs);
    block.initialize(
        manager, DataType.FLOAT32, new Shape(1, input.channels(), input.height(), input.width()));
    UNet net = new UNet(input, classes, manager, block);
    HeWeights.draw(net.learnt, manager, new SplittableRandom(seed));
    return net;
  }

  Input input() {
    return input;
  }

  int classes() {
    return classes;
  }

  NDManager manager() {
    return manager;
  }

  /** The parameters that training changes, in a fixed order. */
  List<Parameter> learnt() {
    return learnt;
  }

  /** Logits of a batch B×C×H×W: B×K×H×W. */
  NDArray logits(ParameterStore store, NDArray batch, boolean training) {
    NDArray x = ChannelsLast.of(batch);
    PrimitiveGate.Phase phase =
        training ? PrimitiveGate.Phase.LEARNING : PrimitiveGate.Phase.JUDGING;
    return gated(
        phase,
        x,
        () ->
            block
                .forward(store, new NDList(x), training)
                .singletonOrThrow()
                .get(new NDIndex(":, :" + classes)));
  }

  /** Work of this network on a batch, alone where it is new. */
  <T> T gated(PrimitiveGate.Phase phase, NDArray batch, Supplier<T> work) {
    return Torch.primitives().run(shapes, shapes.size(), phase, batch, work);
  }

  /**
   * What it says of a picture, on this thread; safe for many threads.
   *
   * @param picture H×W×C, 8 bits
   * @return K×H×W probabilities
   */
  public float[] judge(byte[] picture) {
    return Torch.computing(1, () -> judged(picture));
  }

  private float[] judged(byte[] picture) {
    try (NDManager owner = manager.newSubManager();
        NDScope scope = new NDScope();
        Batch batch = new Batch(input, owner)) {
      scope.suppressNotUsedWarning();
      ByteBuffer buffer = batch.buffer(1);
      buffer.put(0, picture);
      // a store is not safe for many threads, and costs nothing to make
      ParameterStore store = new ParameterStore(manager, false);
      return logits(store, batch.of(buffer, 1, owner), false).logSoftmax(1).exp().toFloatArray();
    }
  }

  /** All weights and statistics, to be put back by {@link #restore}. */
  public byte[] snapshot() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      block.saveParameters(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public void restore(byte[] snapshot) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
      block.loadParameters(manager, in);
    } catch (IOException | MalformedModelException e) {
      throw new PredictionException("fold model cannot be read back: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
