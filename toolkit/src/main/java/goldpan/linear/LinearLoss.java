package goldpan.linear;

import goldpan.predict.Objective;
import goldpan.predict.Targets;
import java.util.Arrays;

/**
 * What training makes small, of one sample: {@code −Σ t ln p} for one class, {@code −Σ (t ln p + (1
 * − t) ln(1 − p))} for tags, with t the targets smoothed by s: {@code t = (1 − s)·given + s/K}, and
 * s/2 in place of s/K for tags. Times the weight of the sample's class where classes are balanced.
 * Its gradient by the logits is p − t.
 */
final class LinearLoss {
  private final Targets targets;
  private final Objective objective;
  private final int outputs;
  private final float smoothing;
  private final float[] weights;

  LinearLoss(Targets targets, boolean balanced, double smoothing) {
    this.targets = targets;
    this.objective = targets.objective();
    this.outputs = targets.classes();
    this.smoothing = (float) smoothing;
    this.weights = balanced ? balanced(targets) : even(outputs);
  }

  private static float[] even(int count) {
    float[] all = new float[count];
    Arrays.fill(all, 1);
    return all;
  }

  /** N / (K · class size), with K the classes that occur. */
  private static float[] balanced(Targets targets) {
    int[] sizes = new int[targets.classes()];
    for (int i = 0; i < targets.size(); i++) {
      sizes[targets.label(i)]++;
    }
    long present = Arrays.stream(sizes).filter(s -> s > 0).count();
    float[] weights = new float[sizes.length];
    for (int k = 0; k < sizes.length; k++) {
      weights[k] = sizes[k] == 0 ? 0 : (float) targets.size() / (present * sizes[k]);
    }
    return weights;
  }

  /**
   * The loss of a row in nats.
   *
   * @param logits of the row, in place of which its probabilities stand afterwards
   * @param gradient is set
   */
  double of(int row, float[] logits, float[] gradient) {
    float weight = objective == Objective.ONE_CLASS ? weights[targets.label(row)] : 1;
    float spread = smoothing / (objective == Objective.ONE_CLASS ? outputs : 2);
    objective.toProbabilities(logits, outputs);
    double loss = 0;
    for (int k = 0; k < outputs; k++) {
      float target = spread + (targets.has(row, k) ? 1 - smoothing : 0);
      gradient[k] = weight * (logits[k] - target);
      loss -= target > 0 ? target * log(logits[k]) : 0;
      loss -= objective == Objective.TAGS && target < 1 ? (1 - target) * log(1 - logits[k]) : 0;
    }
    return weight * loss;
  }

  private static double log(float probability) {
    return StrictMath.log(Math.max(probability, Float.MIN_NORMAL));
  }
}
