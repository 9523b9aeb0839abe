package goldpan.metrics;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** How often each class is the label, is predicted, and both. */
final class WeightedConfusion {
  private final long[] labelled;
  private final long[] predicted;
  private final long[] right;

  private WeightedConfusion(int k) {
    labelled = new long[k];
    predicted = new long[k];
    right = new long[k];
  }

  static WeightedConfusion of(EvaluationData data, int[] weights) {
    WeightedConfusion counts = new WeightedConfusion(data.k());
    for (int r = 0; r < weights.length; r++) {
      counts.labelled[data.label(r)] += weights[r];
      counts.predicted[data.predicted(r)] += weights[r];
      counts.right[data.label(r)] += data.isRight(r) ? weights[r] : 0;
    }
    return counts;
  }

  long labelled(int k) {
    return labelled[k];
  }

  long predicted(int k) {
    return predicted[k];
  }

  long right(int k) {
    return right[k];
  }

  /** Share of those predicted k that are k; 0 where none is predicted so, as scikit-learn. */
  double precision(int k) {
    return predicted[k] == 0 ? 0 : (double) right[k] / predicted[k];
  }

  /** Share of those that are k that are predicted so; 0 where there is none. */
  double recall(int k) {
    return labelled[k] == 0 ? 0 : (double) right[k] / labelled[k];
  }

  /** Harmonic mean of precision and recall; 0 where class k neither occurs nor is predicted. */
  double f1(int k) {
    long both = labelled[k] + predicted[k];
    return both == 0 ? 0 : 2.0 * right[k] / both;
  }

  /** Whether a class occurs, as label or prediction. */
  boolean occurs(int k) {
    return labelled[k] + predicted[k] > 0;
  }

  /** The mean over the classes that {@code wanted} takes; NaN over none. */
  double mean(IntPredicate wanted, IntToDoubleFunction value) {
    return IntStream.range(0, labelled.length)
        .filter(wanted)
        .mapToDouble(value)
        .average()
        .orElse(Double.NaN);
  }

  /** The mean weighted by how often each class is the label; NaN of no rows. */
  double weightedMean(IntToDoubleFunction value) {
    double sum = 0;
    long all = 0;
    for (int k = 0; k < labelled.length; k++) {
      sum += labelled[k] == 0 ? 0 : labelled[k] * value.applyAsDouble(k);
      all += labelled[k];
    }
    return all == 0 ? Double.NaN : sum / all;
  }
}
