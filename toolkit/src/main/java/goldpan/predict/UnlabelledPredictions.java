package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Split;
import goldpan.data.Unlabelled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * M×K class probabilities for the samples of a dataset that have no label: what a model takes them
 * for. They have no loss and are never suspects, so there is no label to ask for here.
 *
 * <p>Row r is about the unlabelled sample at {@code sampleIndex(r)}; rows are in the order of
 * {@link Dataset#unlabelled}.
 */
public final class UnlabelledPredictions {
  public static final UnlabelledPredictions NONE = new UnlabelledPredictions(null);
  private final @Nullable Predictions rows;

  private UnlabelledPredictions(@Nullable Predictions rows) {
    this.rows = rows;
  }

  /**
   * What was predicted of {@link Unlabelled#asIfLabelled}.
   *
   * @param rows of that dataset
   */
  public static UnlabelledPredictions of(Predictions rows) {
    return new UnlabelledPredictions(rows);
  }

  private <T> T of(Function<Predictions, T> what, T none) {
    return rows == null ? none : what.apply(rows);
  }

  private Predictions rows() {
    if (rows == null) {
      throw new IndexOutOfBoundsException("there are no predictions of unlabelled samples");
    }
    return rows;
  }

  public Optional<Predictions> asIfLabelled() {
    return Optional.ofNullable(rows);
  }

  /** Number of rows, M. */
  public int size() {
    return of(Predictions::size, 0);
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /** Position among the dataset's unlabelled samples of the one that row {@code row} is about. */
  public int sampleIndex(int row) {
    return rows().sampleIndex(row);
  }

  /** Id of the sample of this row. */
  public String id(int row) {
    return rows().dataset().id(sampleIndex(row));
  }

  public Split split(int row) {
    return rows().dataset().split(sampleIndex(row));
  }

  /** The row about the unlabelled sample with this id; empty when there is none. */
  public Optional<Integer> rowOf(String id) {
    return of(r -> r.dataset().indexOf(id).flatMap(r::rowOf), Optional.empty());
  }

  /** The most probable class; the first of equals. */
  public int predicted(int row) {
    return rows().predicted(row);
  }

  /** Name of the most probable class. */
  public String predictedClass(int row) {
    return rows().dataset().classes().get(predicted(row));
  }

  /** Probability of class {@code k}, in [0, 1]. */
  public float probability(int row, int k) {
    return rows().probability(row, k);
  }

  /** Copies a row of K probabilities into {@code into}. */
  public void row(int row, float[] into) {
    rows().row(row, into);
  }

  public Origin origin(int row) {
    return rows().origin(row);
  }

  /** Samples that were left out, and why. */
  public List<Finding> findings() {
    return of(Predictions::findings, List.of());
  }

  /** How many are taken for each class that is predicted at all, by name. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (int r = 0; r < size(); r++) {
      counts.merge(predictedClass(r), 1, Integer::sum);
    }
    return counts;
  }

  UnlabelledPredictions columns(int[] order) {
    return of(r -> new UnlabelledPredictions(r.columns(order)), NONE);
  }

  @Override
  public String toString() {
    return counts().toString();
  }
}
