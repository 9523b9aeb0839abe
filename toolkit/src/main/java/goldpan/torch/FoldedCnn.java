package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.util.Pair;
import goldpan.predict.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trained {@link LightCnn} as it judges: each batch normalisation is part of the convolution
 * before it, and the numbers may have 16 bits. Where a maximum is taken between the two, that needs
 * a scale above zero, which training gives hardly any exception from; a stage with one keeps the
 * two apart. Probabilities come as 32-bit floats. Holds copies; the network may be closed.
 */
public final class FoldedCnn implements ForwardModel {
  private static final float EPSILON = 1e-5f;
  private static final Shape ONE = new Shape(1, 1);
  private static final Shape TWO = new Shape(2, 2);
  private static final Shape NONE = new Shape(0, 0);
  private final List<Stage> stages = new ArrayList<>();
  private final NDArray weight;
  private final NDArray bias;
  private final DataType type;
  private final Objective objective;
  // a stage that has its bias folded in is another computation
  private final List<String> shapes;

  /** A convolution, a maximum over 2×2 or none, what is left of the normalisation, and ReLU. */
  private record Stage(
      NDArray weight,
      @Nullable NDArray bias,
      boolean halve,
      @Nullable NDArray scale,
      @Nullable NDArray shift) {

    String shape() {
      return weight.getShape() + (bias == null ? "" : " with bias");
    }

    NDArray of(NDArray x) {
      NDList folded = Conv2d.conv2d(x, weight, bias, ONE, ONE, ONE, 1);
      NDArray y = folded.singletonOrThrow();
      if (halve) {
        y = Pool.maxPool2d(y, TWO, TWO, NONE, false);
      }
      if (scale != null && shift != null) {
        y = y.mul(scale).addi(shift);
      }
      return Activation.relu(y);
    }
  }

  /** The network with numbers of this type, held by {@code owner}. */
  public FoldedCnn(LightCnn net, DataType type, NDManager owner) {
    this.type = type;
    this.objective = net.shape().objective();
    List<Block> blocks = net.block().getChildren().values();
    int at = 0;
    while (blocks.get(at) instanceof Conv2d convolution) {
      boolean halve = !(blocks.get(at + 1) instanceof BatchNorm);
      Block normalisation = blocks.get(at + (halve ? 2 : 1));
      stages.add(stage(convolution, normalisation, halve, type, owner));
      at += halve ? 4 : 3;
    }
    Block last = blocks.get(blocks.size() - 1);
    weight = kept(judging(parameter(last, "weight"), net.classes()), type, owner);
    bias = kept(judging(parameter(last, "bias"), net.classes()), type, owner);
    shapes =
        Stream.concat(stages.stream().map(Stage::shape), Stream.of("" + weight.getShape()))
            .toList();
  }

  /** A copy of the rows of the last layer that stand for classes; an extra class comes last. */
  private static NDArray judging(NDArray parameter, int classes) {
    return parameter.get(new NDIndex(":" + classes)).duplicate();
  }

  private static NDArray parameter(Block block, String name) {
    for (Pair<String, ai.djl.nn.Parameter> each : block.getParameters()) {
      if (each.getKey().equals(name)) {
        return each.getValue().getArray();
      }
    }
    throw new IllegalStateException(block + " has no " + name);
  }

  private static Stage stage(
      Block convolution, Block normalisation, boolean halve, DataType type, NDManager owner) {
    NDArray filters = parameter(convolution, "weight");
    NDArray deviation = parameter(normalisation, "runningVar").add(EPSILON).sqrt();
    NDArray scale = parameter(normalisation, "gamma").div(deviation);
    NDArray shift =
        parameter(normalisation, "beta").sub(parameter(normalisation, "runningMean").mul(scale));
    boolean foldable = !halve || scale.gt(0).all().getBoolean();
    Shape perFilter = new Shape(scale.size(), 1, 1, 1);
    Shape perChannel = new Shape(1, scale.size(), 1, 1);
    return foldable
        ? new Stage(
            kept(filters.mul(scale.reshape(perFilter)), type, owner),
            kept(shift, type, owner),
            halve,
            null,
            null)
        : new Stage(
            kept(filters.duplicate(), type, owner),
            null,
            halve,
            kept(scale.reshape(perChannel), type, owner),
            kept(shift.reshape(perChannel), type, owner));
  }

  private static NDArray kept(NDArray array, DataType type, NDManager owner) {
    NDArray own = array.toType(type, true);
    own.attach(owner);
    own.setRequiresGradient(false);
    return own;
  }

  @Override
  public NDArray probabilities(NDArray batch) {
    return judge(features(batch));
  }

  /** The same, and beside each sample's probabilities what the last layer sees of it. */
  ForwardModel withFeatures() {
    return batch -> {
      NDArray features = features(batch);
      return judge(features).concat(features.toType(DataType.FLOAT32, false), 1);
    };
  }

  private NDArray features(NDArray batch) {
    NDArray x = ChannelsLast.of(batch.toType(type, false));
    return gated(x, () -> forward(x));
  }

  private NDArray forward(NDArray batch) {
    NDArray x = batch;
    for (Stage stage : stages) {
      x = stage.of(x);
    }
    return Pool.globalAvgPool2d(x);
  }

  private NDArray judge(NDArray features) {
    NDArray logits =
        gated(features, () -> Linear.linear(features, weight, bias).singletonOrThrow());
    return LightCnn.probabilities(logits.toType(DataType.FLOAT32, false), objective);
  }

  private NDArray gated(NDArray batch, Supplier<NDArray> work) {
    return Torch.primitives().run(shapes, shapes.size(), PrimitiveGate.Phase.JUDGING, batch, work);
  }
}
