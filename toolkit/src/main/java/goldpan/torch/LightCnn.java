package goldpan.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import goldpan.data.Progress;
import goldpan.input.Input;
import goldpan.input.PictureSource;
import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.PredictionException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The light baseline's network: five 3×3 convolutions with batch normalisation (Ioffe and Szegedy,
 * 2015) and ReLU, widths w, 2w, 2w, 4w, 4w, the first, third and fifth halving the picture; global
 * average pooling; one linear layer. 71,000 parameters at w = 16 and three channels. Weights start
 * as He et al. (2015) say, from Java's own generator.
 */
public final class LightCnn implements AutoCloseable {
  private static final float BATCH_NORM_MOMENTUM = 0.8f;
  private final NDManager manager;
  private final SequentialBlock block;
  private final List<Parameter> learnt;
  private final List<Shape> shapes;

  private final NetworkShape shape;

  private LightCnn(NDManager manager, SequentialBlock block, NetworkShape shape) {
    this.manager = manager;
    this.block = block;
    this.shape = shape;
    this.learnt =
        block.getParameters().values().stream().filter(Parameter::requiresGradient).toList();
    this.shapes =
        block.getParameters().values().stream()
            .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
            .map(parameter -> parameter.getArray().getShape())
            .toList();
  }

  /** A plain network with fresh weights. */
  public static LightCnn create(Input input, int classes, int width, long seed, Device device) {
    return create(NetworkShape.plain(input, classes, width), seed, device);
  }

  /** The same on the device called so. */
  public static LightCnn create(NetworkShape shape, long seed, String device) {
    return create(shape, seed, Torch.device(device));
  }

  /**
   * A network with fresh weights; a whitened one still needs {@link #whiten}. With threshold
   * samples it learns one class more than the K it judges by.
   */
  public static LightCnn create(NetworkShape shape, long seed, Device device) {
    NDManager manager = Torch.manager(device);
    Input input = shape.input();
    SequentialBlock block =
        shape.kind() == NetworkShape.Kind.WHITENED
            ? whitenedBlocks(input, shape.width(), shape.outputs())
            : blocks(shape.width(), shape.outputs());
    block.initialize(
        manager, DataType.FLOAT32, new Shape(1, input.channels(), input.height(), input.width()));
    LightCnn net = new LightCnn(manager, block, shape);
    HeWeights.draw(net.learnt, manager, new SplittableRandom(seed));
    return net;
  }

  /** Length of {@link #features} at this width. */
  public static int dimensions(int width) {
    return 4 * width;
  }

  private static SequentialBlock blocks(int w, int outputs) {
    SequentialBlock block = new SequentialBlock();
    stage(block, w, true);
    stage(block, 2 * w, false);
    stage(block, 2 * w, true);
    stage(block, 4 * w, false);
    stage(block, 4 * w, true);
    block.add(Pool.globalAvgPool2dBlock());
    block.add(Linear.builder().setUnits(outputs).build());
    return block;
  }

  /**
   * Whitening in front and a second convolution at each size; pictures are not halved below two
   * pixels.
   */
  private static SequentialBlock whitenedBlocks(Input input, int w, int outputs) {
    SequentialBlock block = new SequentialBlock();
    Conv2d whitening =
        Conv2d.builder()
            .setKernelShape(new Shape(Whitening.SIDE, Whitening.SIDE))
            .setFilters(Whitening.count(input.channels()))
            .optBias(false)
            .build();
    whitening.getParameters().values().forEach(p -> p.freeze(true));
    block.add(whitening);
    block.add(Activation.reluBlock());
    int side = Math.min(input.width(), input.height()) - 1;
    for (int filters : new int[] {w, 2 * w, 4 * w}) {
      stage(block, filters, side >= 4);
      stage(block, filters, false);
      side = side >= 4 ? side / 2 : side;
    }
    block.add(Pool.globalAvgPool2dBlock());
    block.add(Linear.builder().setUnits(outputs).build());
    return block;
  }

  private static void stage(SequentialBlock block, int filters, boolean halve) {
    block.add(
        Conv2d.builder()
            .setKernelShape(new Shape(3, 3))
            .optPadding(new Shape(1, 1))
            .setFilters(filters)
            .optBias(false)
            .build());
    if (halve) {
      block.add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
    }
    block.add(BatchNorm.builder().optMomentum(BATCH_NORM_MOMENTUM).build());
    block.add(Activation.reluBlock());
  }

  /** Gives a whitened network its first filters; does nothing to a plain one. */
  public void whiten(PictureSource pictures, int available) {
    if (shape.kind() == NetworkShape.Kind.WHITENED) {
      NDArray array = block.getChildren().valueAt(0).getParameters().valueAt(0).getArray();
      float[] filters = Whitening.filters(pictures, available, shape.input());
      try (NDArray drawn = manager.create(filters, array.getShape())) {
        array.muli(0).addi(drawn);
      }
    }
  }

  /**
   * Sets the last layer's biases, so that training begins with what is common.
   *
   * @param logits one an output
   */
  public void bias(float[] logits) {
    List<Block> layers = block.getChildren().values();
    NDArray bias = layers.get(layers.size() - 1).getParameters().get("bias").getArray();
    try (NDArray wanted = manager.create(logits)) {
      bias.muli(0).addi(wanted);
    }
  }

  public Block block() {
    return block;
  }

  /** The parameters that training changes, in a fixed order. */
  List<Parameter> learnt() {
    return learnt;
  }

  NDManager manager() {
    return manager;
  }

  /** Logits of a batch, B×C×H×W: B×K, or B×(K+1) of a network with an extra class. */
  public NDArray logits(ParameterStore store, NDArray batch, boolean training) {
    return head(store, features(store, batch, training), training);
  }

  /** What the last layer sees of a batch, B×4w: the mean of each channel over the picture. */
  NDArray features(ParameterStore store, NDArray batch, boolean training) {
    NDArray x = ChannelsLast.of(batch);
    List<Block> layers = block.getChildren().values();
    return gated(
        phase(training),
        x,
        () -> forward(layers.subList(0, layers.size() - 1), store, x, training));
  }

  private static NDArray forward(
      List<Block> layers, ParameterStore store, NDArray batch, boolean training) {
    NDList through = new NDList(batch);
    for (Block layer : layers) {
      through = layer.forward(store, through, training);
    }
    return through.singletonOrThrow();
  }

  private static PrimitiveGate.Phase phase(boolean training) {
    return training ? PrimitiveGate.Phase.LEARNING : PrimitiveGate.Phase.JUDGING;
  }

  /** Work of this network on a batch, alone where it is new. */
  <T> T gated(PrimitiveGate.Phase phase, NDArray batch, Supplier<T> work) {
    return Torch.primitives().run(shapes, shapes.size(), phase, batch, work);
  }

  /**
   * What the last layer sees of a batch when it is judged, B×4w: a whitened network that knows
   * mirrored pictures looks at both and takes the mean.
   */
  NDArray judged(ParameterStore store, NDArray batch) {
    NDArray seen = features(store, batch, false);
    return shape.mirrors() ? seen.add(features(store, batch.flip(3), false)).div(2) : seen;
  }

  /** Logits of features, B×4w: B×K, or B×(K+1) of a network with an extra class. */
  NDArray head(ParameterStore store, NDArray features, boolean training) {
    List<Block> layers = block.getChildren().values();
    List<Block> last = layers.subList(layers.size() - 1, layers.size());
    return gated(phase(training), features, () -> forward(last, store, features, training));
  }

  /** Probabilities, B×K, of features, B×4w: an extra class has no part in them. */
  NDArray probabilities(ParameterStore store, NDArray features) {
    NDArray logits = head(store, features, false);
    return probabilities(
        shape.outputs() == shape.classes()
            ? logits
            : logits.get(new NDIndex(":, :" + shape.classes())),
        shape.objective());
  }

  /** What logits, B×K, say: their softmax, or each one's sigmoid. */
  static NDArray probabilities(NDArray logits, Objective objective) {
    return switch (objective) {
      case ONE_CLASS -> logits.logSoftmax(1).exp();
      case TAGS -> Activation.sigmoid(logits);
    };
  }

  /** K, the classes it judges by, which are the first of those it learns. */
  int classes() {
    return shape.classes();
  }

  /** Which network it is. */
  NetworkShape shape() {
    return shape;
  }

  /** The network as inference workers use it. */
  public ForwardModel model() {
    return batch -> {
      // a store is not safe for many threads, and costs nothing to make
      ParameterStore store = new ParameterStore(manager, false);
      return probabilities(store, judged(store, batch));
    };
  }

  /** What the network says, and beside it its features. */
  public ForwardModel withFeatures() {
    return batch -> {
      ParameterStore store = new ParameterStore(manager, false);
      NDArray features = judged(store, batch);
      return probabilities(store, features).concat(features, 1);
    };
  }

  /**
   * What it says of {@code rows} of the pictures, on this thread.
   *
   * @param embeds whether its features stand beside the probabilities
   */
  public Matrix judge(PictureSource pictures, int[] rows, boolean embeds) {
    int columns = classes() + (embeds ? dimensions(shape.width()) : 0);
    return new Inference(shape.input(), manager.getDevice(), columns)
        .run(
            pictures,
            rows,
            List.of(embeds ? withFeatures() : model()),
            1,
            Progress.SILENT.start("", 0, ""),
            ScoreJournal.none())
        .probabilities();
  }

  /** All weights and statistics, to be put back by {@link #restore}. */
  public byte[] snapshot() {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      block.saveParameters(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public void restore(byte[] snapshot) {
    try (DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(snapshot))) {
      block.loadParameters(manager, in);
    } catch (IOException | ai.djl.MalformedModelException e) {
      throw new PredictionException("fold model cannot be read back: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
