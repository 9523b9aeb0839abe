package goldpan.train;

import goldpan.predict.Dynamics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Folds what the models recorded together into one row a sample, 36 bytes each. Folds may end in
 * any order; they are added in the order of their numbers, so that sums come to the same bits. What
 * a fold recorded of its threshold samples is kept apart.
 */
final class DynamicsSum {
  private final int[] epochs;
  private final int[] models;
  private final float[][] sums;
  private final ThresholdSamples thresholdSamples;
  private final List<float[]> extraMargins = new ArrayList<>();
  private final Map<Integer, FoldDynamics> waiting = new HashMap<>();
  private int next;

  DynamicsSum(int samples) {
    this(samples, ThresholdSamples.none());
  }

  DynamicsSum(int samples, ThresholdSamples thresholdSamples) {
    this.thresholdSamples = thresholdSamples;
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
    float[] margins = new float[fold.size()];
    int extra = 0;
    for (int i = 0; i < fold.size(); i++) {
      int passes = fold.passes(i);
      int at = fold.position(i);
      if (passes > 0 && thresholdSamples.has(next, at)) {
        margins[extra++] = fold.marginSum(i) / passes;
      } else if (passes > 0) {
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
    extraMargins.add(Arrays.copyOf(margins, extra));
  }

  /**
   * The smallest area under the margin that at least 99 % of the threshold samples do not exceed;
   * empty when there are none.
   */
  private OptionalDouble threshold() {
    int count = extraMargins.stream().mapToInt(m -> m.length).sum();
    return extraMargins.stream()
        .flatMapToDouble(m -> IntStream.range(0, m.length).mapToDouble(i -> m[i]))
        .sorted()
        .skip(Math.max(0, (99L * count + 99) / 100 - 1))
        .findFirst();
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
    Dynamics own = Dynamics.of(epochs, means);
    OptionalDouble threshold = threshold();
    return threshold.isPresent() ? own.withThreshold(threshold.getAsDouble()) : own;
  }

  private static float[] over(float[] sums, int[] counts) {
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = sums[i] / Math.max(1, counts[i]);
    }
    return means;
  }
}
