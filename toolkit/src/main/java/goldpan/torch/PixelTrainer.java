package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import goldpan.data.Progress;
import goldpan.data.Shuffle;
import goldpan.input.Input;
import goldpan.input.PictureSource;
import goldpan.predict.PredictionException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains a {@link UNet} by the mean cross-entropy of the pixels that have a class. Pictures are
 * mirrored with their masks and made lighter or darker at random. Every step has its own generator.
 */
public final class PixelTrainer implements AutoCloseable {
  private static final double RISING = 0.3;
  private static final double LIGHTER = 0.2;
  private final UNet net;
  private final PictureSource pictures;
  private final PixelTargets targets;
  private final Optimisation recipe;
  private final Input input;
  private final NDManager manager;
  private final Batch batch;
  private final ByteBuffer buffer;
  private final ParameterStore store;
  private final Nesterov descent;

  public PixelTrainer(UNet net, PictureSource pictures, PixelTargets targets, Optimisation recipe) {
    this.net = net;
    this.pictures = pictures;
    this.targets = targets;
    this.recipe = recipe;
    this.input = net.input();
    this.manager = Torch.manager(net.manager().getDevice());
    this.batch = new Batch(input, manager);
    this.buffer = batch.buffer(recipe.batch());
    this.store = new ParameterStore(manager, false);
    this.descent = new Nesterov(net.learnt(), manager, recipe);
  }

  /** Steps of one pass over so many pictures. */
  public int stepsPerEpoch(int count) {
    return Math.max(1, Trainer.stepsPerEpoch(count, recipe.batch()));
  }

  /**
   * One pass over {@code rows} in a random order.
   *
   * @param before steps of earlier passes
   * @param allSteps of all passes
   * @return the mean loss of its steps, in nats a pixel
   */
  public double epoch(int[] rows, SplittableRandom random, int before, int allSteps) {
    int[] order = rows.clone();
    new Shuffle(random.nextLong()).order(order);
    int steps = stepsPerEpoch(order.length);
    double sum = 0;
    for (int s = 0; s < steps; s++) {
      Progress.checkInterrupted();
      int first = s * recipe.batch();
      int[] some = Arrays.copyOfRange(order, first, Math.min(order.length, first + recipe.batch()));
      sum += step(some, random.split(), rate(before + s, allSteps));
    }
    return sum / steps;
  }

  /** Straight up to the peak, then straight down (Smith, 2017). */
  private double rate(int step, int allSteps) {
    double done = (step + 0.5) / allSteps;
    double share = done < RISING ? done / RISING : (1 - done) / (1 - RISING);
    return recipe.peakRate() * share;
  }

  private double step(int[] rows, SplittableRandom random, double rate) {
    int pixels = input.width() * input.height();
    float[] oneHot = new float[rows.length * net.classes() * pixels];
    byte[] picture = new byte[input.values()];
    int valid = 0;
    for (int i = 0; i < rows.length; i++) {
      Optional<byte[]> classes = targets.of(rows[i]);
      pictures.read(rows[i], picture, 0);
      boolean mirrored = random.nextBoolean();
      double light = 1 + LIGHTER * (2 * random.nextDouble() - 1);
      buffer.put(i * picture.length, changed(picture, mirrored, light));
      if (classes.isPresent()) {
        valid += mark(classes.get(), mirrored, oneHot, i * net.classes() * pixels);
      }
    }
    return valid == 0 ? 0 : learn(rows.length, oneHot, valid, (float) rate);
  }

  private byte[] changed(byte[] picture, boolean mirrored, double light) {
    int w = input.width();
    int c = input.channels();
    byte[] out = new byte[picture.length];
    for (int at = 0; at < picture.length; at++) {
      int x = at / c % w;
      int from = mirrored ? at + (w - 1 - 2 * x) * c : at;
      out[at] = (byte) Math.min(255, Math.round((picture[from] & 0xff) * light));
    }
    return out;
  }

  private int mark(byte[] classes, boolean mirrored, float[] oneHot, int offset) {
    int w = input.width();
    int valid = 0;
    for (int at = 0; at < classes.length; at++) {
      int k = classes[mirrored ? at + w - 1 - 2 * (at % w) : at] & 0xff;
      if (k < net.classes()) {
        oneHot[offset + k * classes.length + at] = 1;
        valid++;
      }
    }
    return valid;
  }

  private double learn(int count, float[] oneHot, int valid, float rate) {
    try (NDScope scope = new NDScope();
        NDManager owner = manager.newSubManager()) {
      scope.suppressNotUsedWarning();
      NDArray x = batch.of(buffer, count, owner);
      JniUtils.setGradMode(true);
      try {
        NDArray logs = net.logits(store, x, true).logSoftmax(1);
        Shape shape = new Shape(count, net.classes(), input.height(), input.width());
        NDArray given = owner.create(oneHot, shape);
        // numbers as arrays: see TrainingLoss
        NDArray mean = logs.mul(given).sum().mul(owner.create(-1f / valid));
        float nats =
            net.gated(
                PrimitiveGate.Phase.BACKWARD,
                x,
                () -> {
                  JniUtils.backward((PtNDArray) mean, (PtNDArray) mean.onesLike(), false, false);
                  return mean.getFloat();
                });
        if (!Float.isFinite(nats)) {
          throw PredictionException.diverged("loss of a batch", nats, recipe.peakRate());
        }
        JniUtils.setGradMode(false);
        descent.step(rate);
        return nats;
      } finally {
        JniUtils.setGradMode(false);
      }
    }
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
