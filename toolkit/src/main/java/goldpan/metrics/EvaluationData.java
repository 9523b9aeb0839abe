package goldpan.metrics;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.predict.Matrix;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Labels with the probabilities that are measured by them: N rows of K classes, and what they are
 * in words. Immutable.
 */
public final class EvaluationData {
  private static final double ROW_SUM_TOLERANCE = 1e-3;
  private final String described;
  private final List<String> classes;
  private final int[] labels;
  private final int[] predicted;
  private final Matrix probabilities;
  private final Map<Integer, int[]> orders = new ConcurrentHashMap<>();

  private EvaluationData(
      String described, List<String> classes, int[] labels, Matrix probabilities) {
    this.described = described;
    this.classes = List.copyOf(classes);
    this.labels = labels;
    this.probabilities = probabilities;
    this.predicted = IntStream.range(0, labels.length).map(probabilities::mostProbable).toArray();
  }

  /**
   * Labels and probabilities.
   *
   * @param described what they are, for titles
   * @param labels one a row, each in [0, classes); copied
   * @param probabilities N×K; each row sums to one
   * @throws IllegalArgumentException when the shapes disagree, a label is out of range, or a row
   *     holds NaN, a number outside [0, 1] or does not sum to one, with the first five
   */
  public static EvaluationData of(
      String described, List<String> classes, int[] labels, Matrix probabilities) {
    if (probabilities.rows() != labels.length || probabilities.columns() != classes.size()) {
      throw new IllegalArgumentException(
          Words.of(
              "probabilities are %,d × %d; expected %,d × %d, one row a label and one column a class",
              probabilities.rows(), probabilities.columns(), labels.length, classes.size()));
    }
    for (int r = 0; r < labels.length; r++) {
      if (!(labels[r] >= 0 && labels[r] < classes.size())) {
        throw new IllegalArgumentException(
            Words.of(
                "label of row %d is %d; expected 0 or more and below %d, the number of classes",
                r, labels[r], classes.size()));
      }
    }
    requireProbabilities(described, probabilities);
    return new EvaluationData(described, classes, labels.clone(), probabilities);
  }

  private static void requireProbabilities(String described, Matrix probabilities) {
    float[] row = new float[probabilities.columns()];
    int[] bad =
        IntStream.range(0, probabilities.rows())
            .filter(
                r -> {
                  probabilities.row(r, row);
                  return !isDistribution(row);
                })
            .toArray();
    if (bad.length > 0) {
      throw new IllegalArgumentException(
          Words.of(
              "%s: %,d rows are no probabilities (first: %s); expected numbers in [0, 1] that sum to one; take softmax of logits first",
              described, bad.length, Arrays.toString(Arrays.copyOf(bad, Math.min(5, bad.length)))));
    }
  }

  private static boolean isDistribution(float[] row) {
    double sum = 0;
    for (float p : row) {
      if (!(p >= 0 && p <= 1 + ROW_SUM_TOLERANCE)) {
        return false;
      }
      sum += p;
    }
    return Math.abs(sum - 1) <= ROW_SUM_TOLERANCE;
  }

  /** Predictions against the labels that their own dataset gives. */
  public static EvaluationData of(Predictions predictions) {
    int[] labels = IntStream.range(0, predictions.size()).map(predictions::label).toArray();
    return of(
        Words.of(
            "%s, %s, against the given labels",
            predictions.dataset().name(), predictions.originSummary()),
        predictions.dataset().classes(),
        labels,
        predictions.matrix());
  }

  /**
   * Predictions against the labels of another dataset, samples met by id.
   *
   * @param trusted samples whose labels are right
   * @throws IllegalArgumentException when classes differ, or a trusted sample has no prediction
   */
  public static EvaluationData of(Predictions predictions, Dataset trusted) {
    Dataset judged = predictions.dataset();
    if (!judged.classes().equals(trusted.classes())) {
      throw new IllegalArgumentException(
          "%s has classes %s; expected those of %s, %s; give it the same class list with withClasses(...)"
              .formatted(
                  trusted.name(),
                  FirstClasses.of(trusted),
                  judged.name(),
                  FirstClasses.of(judged)));
    }
    int[] rows = new int[trusted.size()];
    int[] missing =
        IntStream.range(0, rows.length)
            .filter(
                i -> {
                  rows[i] = judged.indexOf(trusted.id(i)).flatMap(predictions::rowOf).orElse(-1);
                  return rows[i] < 0;
                })
            .toArray();
    if (missing.length > 0) {
      throw new IllegalArgumentException(
          Words.of(
              "predictions for %s have no row for %,d of the %,d samples of %s (first: %s); expected one each; predict them too, or leave them out with where(...)",
              judged.name(),
              missing.length,
              rows.length,
              trusted.name(),
              IntStream.of(missing).limit(5).mapToObj(trusted::id).toList()));
    }
    return of(
        Words.of(
            "%s, %,d samples, against the labels of %s",
            predictions.provenance().model(), rows.length, trusted.name()),
        trusted.classes(),
        trusted.labels(),
        predictions.matrix().rows(rows));
  }

  /** The mean probabilities of several models on the same rows. */
  public static EvaluationData mean(String described, List<EvaluationData> models) {
    EvaluationData first = models.get(0);
    models.forEach(model -> SameRows.require(first, model));
    Matrix.Builder mean = Matrix.builder(first.size(), first.k());
    float[] row = new float[first.k()];
    for (int r = 0; r < first.size(); r++) {
      for (int k = 0; k < row.length; k++) {
        double sum = 0;
        for (EvaluationData model : models) {
          sum += model.probability(r, k);
        }
        row[k] = (float) (sum / models.size());
      }
      mean.set(r, row, 0);
    }
    return of(described, first.classes, first.labels, mean.build());
  }

  /** What the rows are, in words. */
  public String described() {
    return described;
  }

  public List<String> classes() {
    return classes;
  }

  /** Number of rows, N. */
  public int size() {
    return labels.length;
  }

  /** Number of classes, K. */
  public int k() {
    return classes.size();
  }

  public int label(int row) {
    return labels[row];
  }

  /** The most probable class; the first of equals. */
  public int predicted(int row) {
    return predicted[row];
  }

  /** Whether the most probable class is the label. */
  public boolean isRight(int row) {
    return predicted[row] == labels[row];
  }

  /** Probability of a class, in [0, 1]. */
  public float probability(int row, int k) {
    return probabilities.at(row, k);
  }

  /** The rows at these places, in this order. */
  EvaluationData rows(int[] wanted) {
    return new EvaluationData(
        described,
        classes,
        IntStream.of(wanted).map(r -> labels[r]).toArray(),
        probabilities.rows(wanted));
  }

  /** The rows for which {@code wanted} holds, described as said. */
  public EvaluationData where(String newDescribed, java.util.function.IntPredicate wanted) {
    int[] rows = IntStream.range(0, size()).filter(wanted).toArray();
    return new EvaluationData(
        newDescribed,
        classes,
        IntStream.of(rows).map(r -> labels[r]).toArray(),
        probabilities.rows(rows));
  }

  /** Rows by falling probability of a class; equals in row order. Kept, N integers a class. */
  int[] order(int k) {
    return orders.computeIfAbsent(k, this::sorted);
  }

  private int[] sorted(int k) {
    long[] keys = new long[size()];
    for (int r = 0; r < keys.length; r++) {
      long falling = (long) Integer.MAX_VALUE - Float.floatToIntBits(probabilities.at(r, k) + 0f);
      keys[r] = falling << 32 | r;
    }
    Arrays.parallelSort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }
}
