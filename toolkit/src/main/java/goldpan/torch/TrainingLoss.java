package goldpan.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What training makes small: cross-entropy against (smoothed) targets, with class weights and the
 * focal factor when asked for.
 *
 * <p>Numbers come in as arrays of the batch's owner. DJL's {@code mul(Number)} and its like keep a
 * number in memory that the garbage collector may take back at once, while the backward pass still
 * has to read it: a collection in between gave gradients of any size.
 *
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al., Focal Loss for Dense Object
 *     Detection, 2017, equation 4</a>
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al., 2015, section 7 (label
 *     smoothing)</a>
 */
final class TrainingLoss {
  private final int classes;
  private final float gamma;
  private final float smoothing;
  private final float[] weights;

  TrainingLoss(Optimisation recipe, int classes, int[] labels) {
    this.classes = classes;
    this.gamma = (float) recipe.focalGamma();
    this.smoothing = (float) recipe.labelSmoothing();
    this.weights = new float[classes];
    Arrays.fill(weights, 1);
    if (recipe.weighting() == Optimisation.Weighting.BALANCED) {
      balance(labels);
    }
  }

  private void balance(int[] labels) {
    int[] sizes = new int[classes];
    for (int label : labels) {
      sizes[label]++;
    }
    long present = Arrays.stream(sizes).filter(s -> s > 0).count();
    for (int c = 0; c < classes; c++) {
      weights[c] = sizes[c] == 0 ? 0 : (float) labels.length / (present * sizes[c]);
    }
  }

  /** The mean over the batch, a scalar in nats. */
  NDArray of(NDArray logits, int[] given, NDManager owner) {
    NDArray logs = logits.logSoftmax(1);
    if (gamma == 0) {
      NDArray sum = logs.mul(owner.create(targets(given), shape(given))).sum();
      return sum.mul(owner.create(-1f / given.length));
    }
    NDArray each = logs.mul(owner.create(targets(given), shape(given))).sum(new int[] {1}).neg();
    NDArray p = logs.mul(owner.create(oneHot(given), shape(given))).sum(new int[] {1}).exp();
    NDArray focus = p.neg().add(owner.create(1f)).clip(1e-6f, 1).pow(owner.create(gamma));
    return each.mul(focus).mean();
  }

  /** The same for a mixed batch: both labels count, each in its share. */
  NDArray of(NDArray logits, int[] given, Mixing.Mixed mixed, NDManager owner) {
    if (mixed.others().length == 0) {
      return of(logits, given, owner);
    }
    int[] others = IntStream.of(mixed.others()).map(i -> given[i]).toArray();
    float share = (float) mixed.share();
    NDArray own = of(logits, given, owner).mul(owner.create(share));
    return own.add(of(logits, others, owner).mul(owner.create(1 - share)));
  }

  private Shape shape(int[] given) {
    return new Shape(given.length, classes);
  }

  /** Smoothed targets, times the weight of the given class. */
  private float[] targets(int[] given) {
    float[] values = new float[given.length * classes];
    for (int i = 0; i < given.length; i++) {
      float weight = weights[given[i]];
      Arrays.fill(values, i * classes, (i + 1) * classes, weight * smoothing / classes);
      values[i * classes + given[i]] += weight * (1 - smoothing);
    }
    return values;
  }

  private float[] oneHot(int[] given) {
    float[] values = new float[given.length * classes];
    for (int i = 0; i < given.length; i++) {
      values[i * classes + given[i]] = 1;
    }
    return values;
  }
}
