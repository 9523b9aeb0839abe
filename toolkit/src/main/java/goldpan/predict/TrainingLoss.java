package goldpan.predict;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;

/**
 * What training makes small: cross-entropy against (smoothed) targets, with class weights and the
 * focal factor when asked for.
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

  TrainingLoss(Recipe recipe, int classes, int[] labels) {
    this.classes = classes;
    this.gamma = (float) recipe.focalGamma();
    this.smoothing = (float) recipe.labelSmoothing();
    this.weights = new float[classes];
    Arrays.fill(weights, 1);
    if (recipe.weighting() == Recipe.Weighting.BALANCED) {
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
    NDArray each = logs.mul(targets(given, owner)).sum(new int[] {1}).neg();
    if (gamma > 0) {
      NDArray p = logs.mul(oneHot(given, owner)).sum(new int[] {1}).exp();
      each = each.mul(p.neg().add(1).clip(1e-6f, 1).pow(gamma));
    }
    return each.mul(owner.create(sampleWeights(given))).mean();
  }

  private NDArray targets(int[] given, NDManager owner) {
    float rest = smoothing / classes;
    float[] values = new float[given.length * classes];
    Arrays.fill(values, rest);
    for (int i = 0; i < given.length; i++) {
      values[i * classes + given[i]] += 1 - smoothing;
    }
    return owner.create(values, Trainer.targets(given.length, classes));
  }

  private NDArray oneHot(int[] given, NDManager owner) {
    float[] values = new float[given.length * classes];
    for (int i = 0; i < given.length; i++) {
      values[i * classes + given[i]] = 1;
    }
    return owner.create(values, Trainer.targets(given.length, classes));
  }

  private float[] sampleWeights(int[] given) {
    float[] own = new float[given.length];
    for (int i = 0; i < given.length; i++) {
      own[i] = weights[given[i]];
    }
    return own;
  }
}
