package goldpan.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import goldpan.data.Progress;
import goldpan.data.Shuffle;
import goldpan.input.Input;
import goldpan.input.PictureSource;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Trains one network by stochastic gradient descent with Nesterov momentum (Sutskever et al., 2013)
 * and a triangular learning rate (Smith, 2017), on pictures in 8 bits that become floats in
 * PyTorch.
 */
public final class Trainer implements AutoCloseable {
  private static final double RISING = 0.3;
  private final LightCnn net;
  private final PictureSource pictures;
  private final Optimisation recipe;
  private final NDManager manager;
  private final Batch batch;
  private final ByteBuffer buffer;
  private final Augmentation augmentation;
  private final Mixing mixing;
  private final BatchLoss loss;
  private final ParameterStore store;
  private final Nesterov descent;
  private @Nullable Observer observer;

  /**
   * A trainer of a network.
   *
   * @param targets of all pictures, with as many classes as the network has outputs
   */
  public Trainer(LightCnn net, PictureSource pictures, Targets targets, Optimisation recipe) {
    this(net, pictures, targets, recipe, net.shape().input());
  }

  public Trainer(
      LightCnn net, PictureSource pictures, Targets targets, Optimisation recipe, Input input) {
    this.net = net;
    this.pictures = pictures;
    this.recipe = recipe;
    Device device = net.manager().getDevice();
    this.manager = Torch.manager(device);
    this.batch = new Batch(input, manager);
    this.buffer = batch.buffer(recipe.batch());
    this.augmentation = new Augmentation(recipe.augmentations(), input);
    this.mixing = new Mixing(recipe.augmentations());
    this.loss = BatchLoss.of(recipe, targets);
    this.store = new ParameterStore(manager, false);
    this.descent = new Nesterov(net.learnt(), manager, recipe);
  }

  /** Hears of every batch what the network said about it before it learnt from it. */
  @FunctionalInterface
  public interface Observer {
    /**
     * A batch has been seen.
     *
     * @param rows of which {@code rows[from..from+count)} are the batch
     * @param logits count×K, in training mode, on the augmented pictures
     */
    void saw(int[] rows, int from, int count, float[] logits);
  }

  /**
   * From now on tells of every batch, at one transfer of logits a step; not of those that MixUp or
   * CutMix mixed, of whose pictures no logits are known. Null ends it.
   */
  public void observe(@Nullable Observer by) {
    observer = by;
  }

  /** What a caller hears after each step. */
  public interface Listener {
    void step(int step, int pictures, double lossNats, double rate);
  }

  /**
   * Steps of one epoch over {@code count} samples: whole batches, and the rest when it is 2 or
   * more.
   */
  public static int stepsPerEpoch(int count, int batch) {
    return count / batch + (count % batch >= 2 ? 1 : 0);
  }

  /**
   * One pass over {@code rows} in a random order. Every step has its own generator, so that a pass
   * can begin at any step and comes to the same bits.
   *
   * @param from steps of this epoch that were done before
   * @param before steps of earlier epochs
   */
  public void epoch(
      int[] rows, SplittableRandom random, int from, int before, int allSteps, Listener listener) {
    int[] order = rows.clone();
    new Shuffle(random.nextLong()).order(order);
    int steps = stepsPerEpoch(order.length, recipe.batch());
    for (int s = 0; s < steps; s++) {
      SplittableRandom own = random.split();
      if (s >= from) {
        Progress.checkInterrupted();
        int first = s * recipe.batch();
        int count = Math.min(recipe.batch(), order.length - first);
        double rate = rate(before + s, allSteps);
        listener.step(before + s + 1, count, step(order, first, count, own, rate), rate);
      }
    }
  }

  /** The learning rate of a step, from 0: straight up to the peak, then straight down. */
  double rate(int step, int allSteps) {
    double done = (step + 0.5) / allSteps;
    double share = done < RISING ? done / RISING : (1 - done) / (1 - RISING);
    return recipe.peakRate() * share;
  }

  /** One step on {@code rows[from..from+count)}; returns the batch's mean loss in nats. */
  public double step(
      int[] rows, int from, int count, @Nullable SplittableRandom random, double rate) {
    byte[] one = augmentation.picture();
    int[] given = Arrays.copyOfRange(rows, from, from + count);
    for (int i = 0; i < count; i++) {
      int row = rows[from + i];
      pictures.read(row, one, 0);
      buffer.put(i * one.length, random == null ? one : augmentation.apply(one, random));
    }
    try (NDScope scope = new NDScope();
        NDManager owner = manager.newSubManager()) {
      scope.suppressNotUsedWarning();
      NDArray x = batch.of(buffer, count, owner);
      Mixing.Mixed mixed = random == null ? Mixing.not(x) : mixing.apply(x, random, owner);
      NDArray logits = forward(mixed);
      float nats = backward(logits, mixed, given, owner);
      descent.step((float) rate);
      if (observer != null && mixed.others().length == 0) {
        observer.saw(rows, from, count, logits.toFloatArray());
      }
      return nats;
    }
  }

  private NDArray forward(Mixing.Mixed mixed) {
    JniUtils.setGradMode(true);
    try {
      return net.logits(store, mixed.pictures(), true);
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  private float backward(NDArray logits, Mixing.Mixed mixed, int[] given, NDManager owner) {
    JniUtils.setGradMode(true);
    try {
      NDArray mean = loss.of(logits, given, mixed, owner);
      return finite(
          net.gated(
              PrimitiveGate.Phase.BACKWARD,
              mixed.pictures(),
              () -> {
                JniUtils.backward((PtNDArray) mean, (PtNDArray) mean.onesLike(), false, false);
                return mean.getFloat();
              }));
    } finally {
      JniUtils.setGradMode(false);
    }
  }

  private float finite(float nats) {
    if (!Float.isFinite(nats)) {
      throw PredictionException.diverged("loss of a batch", nats, recipe.peakRate());
    }
    return nats;
  }

  /** Writes all that the next step depends on, beside the pictures. */
  public void state(DataOutputStream out) throws IOException {
    byte[] weights = net.snapshot();
    out.writeInt(weights.length);
    out.write(weights);
    descent.write(out);
  }

  /** Goes back to what {@link #state} wrote; nothing, when that is empty. */
  public void restore(byte[] state) {
    if (state.length == 0) {
      return;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(state))) {
      net.restore(in.readNBytes(in.readInt()));
      descent.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    descent.end();
    batch.close();
    manager.close();
  }
}
