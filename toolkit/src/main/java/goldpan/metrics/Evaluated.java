package goldpan.metrics;

import goldpan.data.Words;
import goldpan.predict.Matrix;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** N labels with N×K probabilities, and what several metrics need of them, worked out once. */
public final class Evaluated {
  private final List<String> classes;
  private final int[] labels;
  private final Matrix probabilities;
  private final int[] predicted;
  private final int[][] orders;

  private Evaluated(List<String> classes, int[] labels, Matrix probabilities) {
    this.classes = List.copyOf(classes);
    this.labels = labels;
    this.probabilities = probabilities;
    this.predicted = IntStream.range(0, labels.length).map(probabilities::mostProbable).toArray();
    this.orders = new int[classes.size()][];
  }

  /**
   * Labels and probabilities.
   *
   * @param classes names of the K classes
   * @param labels one a row, each in [0, K)
   * @param probabilities N×K
   * @throws IllegalArgumentException when sizes disagree or a label is out of range
   */
  public static Evaluated of(List<String> classes, int[] labels, Matrix probabilities) {
    if (labels.length != probabilities.rows() || classes.size() != probabilities.columns()) {
      throw new IllegalArgumentException(
          Words.of(
              "probabilities are %,d × %d for %,d labels and %d classes; expected as many",
              probabilities.rows(), probabilities.columns(), labels.length, classes.size()));
    }
    for (int i = 0; i < labels.length; i++) {
      if (!(labels[i] >= 0 && labels[i] < classes.size())) {
        throw new IllegalArgumentException(
            Words.of("label %,d is %d; expected 0 to %d", i, labels[i], classes.size() - 1));
      }
    }
    return new Evaluated(classes, labels.clone(), probabilities);
  }

  /** Predictions against the given labels of their dataset. */
  public static Evaluated of(Predictions predictions) {
    int[] labels = IntStream.range(0, predictions.size()).map(predictions::label).toArray();
    return of(predictions.dataset().classes(), labels, predictions.matrix());
  }

  /** Names of the K classes. */
  public List<String> classes() {
    return classes;
  }

  /** N. */
  public int size() {
    return labels.length;
  }

  public int label(int row) {
    return labels[row];
  }

  /** The most probable class; the first of equals. */
  public int predicted(int row) {
    return predicted[row];
  }

  public float probability(int row, int k) {
    return probabilities.at(row, k);
  }

  /** Every sample once. */
  public int[] once() {
    int[] weights = new int[size()];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** The rows by falling probability of a class; shared, not to be changed. */
  synchronized int[] order(int k) {
    int @Nullable [] known = orders[k];
    if (known == null) {
      known =
          IntStream.range(0, size())
              .boxed()
              .sorted((a, b) -> Float.compare(probability(b, k), probability(a, k)))
              .mapToInt(Integer::intValue)
              .toArray();
      orders[k] = known;
    }
    return known;
  }

  /** Weighted counts, given by predicted. */
  long[][] confusion(int[] weights) {
    long[][] counts = new long[classes.size()][classes.size()];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predicted[i]] += weights[i];
    }
    return counts;
  }

  /** Sum of weights. */
  static long total(int[] weights) {
    return IntStream.of(weights).asLongStream().sum();
  }
}
