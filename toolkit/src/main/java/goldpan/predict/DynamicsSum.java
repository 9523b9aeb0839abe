package goldpan.predict;

import java.util.HashMap;
import java.util.Map;

/**
 * Folds what the models recorded together into one row a sample, 36 bytes each. Folds may end in
 * any order; they are added in the order of their numbers, so that sums come to the same bits.
 */
final class DynamicsSum {
  private final int[] epochs;
  private final int[] models;
  private final float[][] sums;
  private final Map<Integer, FoldDynamics> waiting = new HashMap<>();
  private int next;

  DynamicsSum(int samples) {
    epochs = new int[samples];
    models = new int[samples];
    sums = new float[7][samples];
  }

  /** The fold with this number, from 0, has ended. */
  synchronized void add(int fold, FoldDynamics recorded) {
    waiting.put(fold, recorded);
    for (FoldDynamics f = waiting.remove(next); f != null; f = waiting.remove(next)) {
      add(f);
      next++;
    }
  }

  private void add(FoldDynamics fold) {
    for (int i = 0; i < fold.size(); i++) {
      int passes = fold.passes(i);
      if (passes > 0) {
        int at = fold.position(i);
        epochs[at] += passes;
        models[at]++;
        sums[0][at] += fold.marginSum(i);
        sums[1][at] += passes * fold.meanProbability(i);
        sums[2][at] += fold.deviation(i);
        sums[3][at] += fold.right(i);
        sums[4][at] += fold.forgotten(i);
        sums[5][at] += fold.earlyErrorNorm(i);
        sums[6][at] += fold.lateMargin(i);
      }
    }
  }

  /** One row a position; those that no model learnt from have no epochs. */
  Dynamics build() {
    float[][] means = new float[7][];
    means[0] = over(sums[0], epochs);
    means[1] = over(sums[1], epochs);
    means[2] = over(sums[2], models);
    means[3] = over(sums[3], epochs);
    means[4] = over(sums[4], models);
    means[5] = over(sums[5], models);
    means[6] = over(sums[6], models);
    return Dynamics.of(epochs, means);
  }

  private static float[] over(float[] sums, int[] counts) {
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = sums[i] / Math.max(1, counts[i]);
    }
    return means;
  }
}
