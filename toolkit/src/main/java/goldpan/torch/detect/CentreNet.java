package goldpan.torch.detect;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import goldpan.data.Progress;
import goldpan.input.PictureSource;
import goldpan.predict.PredictionException;
import goldpan.torch.Batch;
import goldpan.torch.ChannelsLast;
import goldpan.torch.Gaussian;
import goldpan.torch.PrimitiveGate;
import goldpan.torch.Torch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The light detector: for each cell of a grid over the picture, how much each class has the centre
 * of a box there, and where and how big that box is. Anchor-free and of one stage. Weights start as
 * He et al. (2015) say, from Java's own generator; the heat of every cell starts at .1.
 *
 * @see <a href="https://arxiv.org/abs/1904.07850">Zhou et al., Objects as Points, 2019</a>
 */
public final class CentreNet implements AutoCloseable {
  private static final float HEAT_BIAS = -2.19f;
  private static final int JUDGED_AT_ONCE = 4;
  private final NDManager manager;
  private final CentreBlock block;
  private final DetectorShape shape;
  private final List<Parameter> learnt;
  private final List<Shape> shapes;

  private CentreNet(NDManager manager, CentreBlock block, DetectorShape shape) {
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

  /**
   * A network with fresh weights.
   *
   * @param device {@code cpu}, {@code gpu}, …
   * @throws PredictionException when there is no such device
   */
  public static CentreNet create(DetectorShape shape, long seed, String device) {
    return create(shape, seed, Torch.device(device));
  }

  private static CentreNet create(DetectorShape shape, long seed, Device device) {
    NDManager manager = Torch.manager(device);
    try {
      CentreBlock block = new CentreBlock(shape.width(), shape.outputs());
      block.initialize(
          manager,
          DataType.FLOAT32,
          new Shape(1, shape.input().channels(), shape.input().height(), shape.input().width()));
      CentreNet net = new CentreNet(manager, block, shape);
      net.drawWeights(new SplittableRandom(seed));
      return net;
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  private void drawWeights(SplittableRandom random) {
    for (Parameter parameter : learnt) {
      NDArray array = parameter.getArray();
      float[] values = new float[(int) array.size()];
      if (parameter.getType() == Parameter.Type.WEIGHT) {
        boolean last = parameter == learnt.get(learnt.size() - 2); // before the only bias
        double fanIn = (double) array.size() / array.getShape().get(0);
        double deviation = last ? 0.01 : Math.sqrt(2.0 / fanIn);
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (deviation * Gaussian.next(random));
        }
      } else if (parameter.getType() == Parameter.Type.BIAS) {
        Arrays.fill(values, 0, shape.classes(), HEAT_BIAS);
      } else {
        continue;
      }
      try (NDArray drawn = manager.create(values, array.getShape())) {
        // not set(): it makes PyTorch print a warning to its own developers
        array.muli(0).addi(drawn);
      }
    }
  }

  public DetectorShape shape() {
    return shape;
  }

  /** Number of parameters that training changes. */
  public long parameters() {
    return learnt.stream().mapToLong(p -> p.getArray().size()).sum();
  }

  NDManager manager() {
    return manager;
  }

  List<Parameter> learnt() {
    return learnt;
  }

  /**
   * What the last layer says of a batch, B×C×H×W, cell by cell: B·cells×(K+4), logits of heat
   * first.
   */
  NDArray raw(ParameterStore store, NDArray batch, boolean training) {
    NDArray x = ChannelsLast.of(batch);
    return gated(
        training ? PrimitiveGate.Phase.LEARNING : PrimitiveGate.Phase.JUDGING,
        x,
        () ->
            block
                .forward(store, new NDList(x), training)
                .singletonOrThrow()
                .transpose(0, 2, 3, 1)
                .reshape(-1, shape.outputs()));
  }

  /** Work of this network on a batch, alone where it is new. */
  <T> T gated(PrimitiveGate.Phase phase, NDArray batch, Supplier<T> work) {
    return Torch.primitives().run(shapes, shapes.size(), phase, batch, work);
  }

  /** Takes what the network says of a picture. */
  @FunctionalInterface
  public interface Listener {
    void said(int row, CellMap cells);
  }

  /**
   * What it says of {@code rows} of the pictures, on this thread, in inference mode. Pictures that
   * cannot be read are passed over.
   */
  public void judge(PictureSource pictures, int[] rows, Listener listener) {
    int values = shape.input().values();
    byte[] one = new byte[values];
    try (NDManager own = manager.newSubManager();
        Batch batch = new Batch(shape.input(), own)) {
      ByteBuffer buffer = batch.buffer(JUDGED_AT_ONCE);
      int[] held = new int[JUDGED_AT_ONCE];
      int count = 0;
      for (int i = 0; i < rows.length; i++) {
        Progress.checkInterrupted();
        if (pictures.read(rows[i], one, 0).isEmpty()) {
          buffer.put(count * values, one);
          held[count++] = rows[i];
        }
        if (count > 0 && (count == JUDGED_AT_ONCE || i == rows.length - 1)) {
          tell(batch, buffer, held, count, listener);
          count = 0;
        }
      }
    }
  }

  private void tell(Batch batch, ByteBuffer buffer, int[] held, int count, Listener listener) {
    float[] all;
    try (NDScope scope = new NDScope();
        NDManager owner = manager.newSubManager()) {
      scope.suppressNotUsedWarning();
      NDArray raw = raw(new ParameterStore(manager, false), batch.of(buffer, count, owner), false);
      NDArray heat = Activation.sigmoid(raw.get(new NDIndex(":, :" + shape.classes())));
      all = heat.concat(raw.get(new NDIndex(":, " + shape.classes() + ":")), 1).toFloatArray();
    }
    int each = all.length / count;
    for (int i = 0; i < count; i++) {
      listener.said(held[i], new CellMap(shape, Arrays.copyOfRange(all, i * each, (i + 1) * each)));
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

  /**
   * Goes back to a snapshot.
   *
   * @throws PredictionException when it is not one of such a network
   */
  public void restore(byte[] snapshot) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
      block.loadParameters(manager, in);
    } catch (IOException | MalformedModelException | IllegalArgumentException e) {
      throw new PredictionException("detector cannot be read back: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
