package goldpan.torch.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import goldpan.data.Progress;
import goldpan.data.Shuffle;
import goldpan.input.PictureSource;
import goldpan.predict.Floats;
import goldpan.predict.PredictionException;
import goldpan.task.boxes.GivenBox;
import goldpan.torch.Batch;
import goldpan.torch.PrimitiveGate;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Trains one detector by Adam with decoupled weight decay and a triangular learning rate (Smith,
 * 2017), on pictures in 8 bits. The thread that calls has been prepared by {@link
 * goldpan.torch.Torch#borrowThread}.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter, Decoupled Weight Decay
 *     Regularization, 2019, algorithm 2</a>
 */
public final class DetectorTrainer implements AutoCloseable {
  private static final double RISING = 0.3;
  private static final float MEAN_DECAY = 0.9f;
  private static final float SQUARE_DECAY = 0.99f;
  private static final float EPSILON = 1e-8f;
  private final CentreNet net;
  private final PictureSource pictures;
  private final IntFunction<List<GivenBox>> boxes;
  private final DetectorOptimisation recipe;
  private final NDManager manager;
  private final Batch batch;
  private final ByteBuffer buffer;
  private final BoxAugmentation augmentation;
  private final DetectionLoss loss;
  private final ParameterStore store;
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> squares = new ArrayList<>();
  private int steps;

  /**
   * A trainer of a network.
   *
   * @param boxes of a row of the pictures, in pixels of the input
   */
  public DetectorTrainer(
      CentreNet net,
      PictureSource pictures,
      IntFunction<List<GivenBox>> boxes,
      DetectorOptimisation recipe) {
    this.net = net;
    this.pictures = pictures;
    this.boxes = boxes;
    this.recipe = recipe;
    this.manager = net.manager().newSubManager();
    this.batch = new Batch(net.shape().input(), manager);
    this.buffer = batch.buffer(recipe.batch());
    this.augmentation =
        new BoxAugmentation(net.shape().input(), recipe.zoom(), recipe.flips(), recipe.colour());
    this.loss = new DetectionLoss(net.shape().classes());
    this.store = new ParameterStore(manager, false);
    for (Parameter parameter : net.learnt()) {
      parameter.getArray().setRequiresGradient(true);
      means.add(manager.zeros(parameter.getArray().getShape()));
      squares.add(manager.zeros(parameter.getArray().getShape()));
    }
  }

  /** What a caller hears after each step. */
  @FunctionalInterface
  public interface Listener {
    void step(int pictures, double loss);
  }

  /** Steps of one epoch over {@code count} pictures: whole batches and a rest of 2 or more. */
  public static int stepsPerEpoch(int count, int batch) {
    return count / batch + (count % batch >= 2 ? 1 : 0);
  }

  /**
   * One pass over {@code rows} in a random order.
   *
   * @param before steps of earlier epochs
   * @return mean loss of the steps
   */
  public double epoch(
      int[] rows, SplittableRandom random, int before, int allSteps, Listener listener) {
    int[] order = rows.clone();
    new Shuffle(random.nextLong()).order(order);
    int perEpoch = stepsPerEpoch(order.length, recipe.batch());
    double sum = 0;
    for (int s = 0; s < perEpoch; s++) {
      Progress.checkInterrupted();
      int first = s * recipe.batch();
      int count = Math.min(recipe.batch(), order.length - first);
      double own = step(order, first, count, random.split(), rate(before + s, allSteps));
      sum += own;
      listener.step(count, own);
    }
    return perEpoch == 0 ? 0 : sum / perEpoch;
  }

  /** The learning rate of a step, from 0: straight up to the peak, then straight down. */
  double rate(int step, int allSteps) {
    double done = (step + 0.5) / allSteps;
    double share = done < RISING ? done / RISING : (1 - done) / (1 - RISING);
    return recipe.peakRate() * share;
  }

  /**
   * One step on {@code rows[from..from+count)}.
   *
   * @param random draws how pictures are changed; null leaves them
   * @return the batch's loss
   */
  public double step(
      int[] rows, int from, int count, @Nullable SplittableRandom random, double rate) {
    int values = net.shape().input().values();
    byte[] one = new byte[values];
    byte[] changed = new byte[values];
    CellTargets targets = new CellTargets(net.shape(), count);
    for (int i = 0; i < count; i++) {
      int row = rows[from + i];
      pictures.read(row, one, 0);
      if (random == null) {
        buffer.put(i * values, one);
        targets.picture(i, boxes.apply(row));
      } else {
        targets.picture(i, augmentation.apply(one, boxes.apply(row), changed, random));
        buffer.put(i * values, changed);
      }
    }
    try (NDScope scope = new NDScope();
        NDManager owner = manager.newSubManager()) {
      scope.suppressNotUsedWarning();
      double said = backward(batch.of(buffer, count, owner), targets, owner);
      update(rate);
      return said;
    }
  }

  private double backward(NDArray x, CellTargets targets, NDManager owner) {
    JniUtils.setGradMode(true);
    try {
      NDArray total = loss.of(net.raw(store, x, true), targets, owner);
      float said =
          net.gated(
              PrimitiveGate.Phase.BACKWARD,
              x,
              () -> {
                JniUtils.backward((PtNDArray) total, (PtNDArray) total.onesLike(), false, false);
                return total.getFloat();
              });
      if (!Float.isFinite(said)) {
        throw PredictionException.diverged("loss of a batch", said, recipe.peakRate());
      }
      return said;
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  private void update(double rate) {
    steps++;
    double meanShare = 1 - Math.pow(MEAN_DECAY, steps);
    float squareShare = (float) Math.sqrt(1 - Math.pow(SQUARE_DECAY, steps));
    for (int i = 0; i < means.size(); i++) {
      Parameter parameter = net.learnt().get(i);
      NDArray weights = parameter.getArray();
      NDArray gradient = weights.getGradient();
      NDArray mean = means.get(i).muli(MEAN_DECAY).addi(gradient.mul(1 - MEAN_DECAY));
      NDArray square =
          squares.get(i).muli(SQUARE_DECAY).addi(gradient.mul(gradient).muli(1 - SQUARE_DECAY));
      if (parameter.getType() == Parameter.Type.WEIGHT) {
        weights.muli((float) (1 - rate * recipe.weightDecay()));
      }
      NDArray size = square.sqrt().divi(squareShare).addi(EPSILON);
      weights.subi(mean.div(size).muli((float) (rate / meanShare)));
      gradient.subi(gradient);
    }
  }

  /** Writes all that the next step depends on, beside the pictures. */
  public void state(DataOutputStream out) throws IOException {
    byte[] weights = net.snapshot();
    out.writeInt(weights.length);
    out.write(weights);
    out.writeInt(steps);
    for (int i = 0; i < means.size(); i++) {
      Floats.write(means.get(i).toFloatArray(), out);
      Floats.write(squares.get(i).toFloatArray(), out);
    }
  }

  /** Goes back to what {@link #state} wrote. */
  public void restore(byte[] state) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      net.restore(in.readNBytes(in.readInt()));
      steps = in.readInt();
      for (int i = 0; i < means.size(); i++) {
        net.learnt().get(i).getArray().setRequiresGradient(true);
        read(means.get(i), in);
        read(squares.get(i), in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(NDArray into, DataInputStream in) throws IOException {
    float[] values = new float[(int) into.size()];
    Floats.read(values, in);
    try (NDArray read = manager.create(values, into.getShape())) {
      into.muli(0).addi(read);
    }
  }

  @Override
  public void close() {
    for (Parameter parameter : net.learnt()) {
      parameter.getArray().setRequiresGradient(false);
    }
    batch.close();
    manager.close();
  }
}
