package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Listed;
import goldpan.data.Relisting;
import goldpan.data.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the rows of predictions seem to be in another order than the dataset's samples: in one of
 * the orders that tools list files in, see {@link Relisting}, with columns in the dataset's order
 * of classes or with names compared as text.
 *
 * <p>The sign is that far more rows agree with the labels of the samples that stand at their places
 * there. If the rows are in order, and the labels noisy or the model weak, another order can only
 * agree with fewer, but for chance; so McNemar's test on the rows that agree with one order alone
 * is asked for five standard deviations, and a tenth of all rows.
 *
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar, Note on the sampling error of the
 *     difference between correlated proportions or percentages, 1947</a>
 */
final class RowOrder {
  private static final double DEVIATIONS = 5;
  private static final double LEAST_SHARE = 0.1;
  private static final double GOOD = 0.9;
  private static final int UNLABELLED = -1;

  private final List<String> classes;
  private final int[] labels;
  private final int[] predicted;
  private final List<Relisting> orders;

  private RowOrder(List<String> classes, int[] labels, int[] predicted, List<Relisting> orders) {
    this.classes = classes;
    this.labels = labels;
    this.predicted = predicted;
    this.orders = orders;
  }

  /**
   * An order that fits far better.
   *
   * @param order of the rows
   * @param columnsAsText whether columns are in the order of class names compared as text, too
   * @param agree rows that agree with the label of their sample in that order
   * @param before rows that agree as they stand
   * @param rows in all
   */
  record Found(Relisting order, boolean columnsAsText, int agree, int before, int rows) {
    String words() {
      return Words.of(
          "rows seem to be in another order than the samples: %s%s; so %,d of %,d agree with their label, and %,d as they stand, which neither noise nor a weak model explains; nothing said of labels can be trusted; name the rows: an id column, or an .ids list beside the file",
          order.name(),
          columnsAsText ? ", and columns in the order of class names as text" : "",
          agree,
          rows,
          before);
    }
  }

  /** The order that fits best, if it fits far better than the rows as they stand. */
  static Optional<Found> of(Predictions predictions) {
    Dataset dataset = predictions.dataset();
    UnlabelledPredictions others = predictions.unlabelled();
    boolean isWhole =
        predictions.size() == dataset.size()
            && (others.isEmpty() || others.size() == dataset.unlabelled().size());
    if (!isWhole || dataset.size() == 0 || predictions.accuracy() >= GOOD) {
      return Optional.empty();
    }
    Listed listed = Listed.of(dataset);
    if (others.isEmpty() || !listed.isInOrder()) {
      return of(
          dataset,
          dataset.labels(),
          IntStream.range(0, dataset.size()).map(predictions::predicted).toArray());
    }
    int[] labels = new int[listed.all().size()];
    int[] predicted = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      int place = listed.place(i);
      boolean has = place < dataset.size();
      labels[i] = has ? dataset.label(place) : UNLABELLED;
      predicted[i] = has ? predictions.predicted(place) : others.predicted(place - dataset.size());
    }
    return of(listed.all(), labels, predicted);
  }

  private static Optional<Found> of(Dataset dataset, int[] labels, int[] predicted) {
    return new RowOrder(dataset.classes(), labels, predicted, Relisting.of(dataset)).best();
  }

  private Optional<Found> best() {
    List<String> asText = Relisting.classesAsText(classes);
    int[] columns = asText.stream().mapToInt(classes::indexOf).toArray();
    int[] renamed = Arrays.stream(predicted).map(p -> columns[p]).toArray();
    Found best = null;
    for (Relisting order : orders) {
      for (boolean text : asText.equals(classes) ? new boolean[1] : new boolean[] {false, true}) {
        Found found = test(order, text ? renamed : predicted, text);
        best = found != null && (best == null || found.agree > best.agree) ? found : best;
      }
    }
    return Optional.ofNullable(best);
  }

  private @Nullable Found test(Relisting order, int[] said, boolean columnsAsText) {
    int before = 0;
    int agree = 0;
    int differing = 0;
    for (int r = 0; r < labels.length; r++) {
      boolean stands = predicted[r] == labels[r];
      boolean fits = said[r] == labels[order.at(r)];
      before += stands ? 1 : 0;
      agree += fits ? 1 : 0;
      differing += stands == fits ? 0 : 1;
    }
    int more = agree - before;
    boolean isFar =
        more >= LEAST_SHARE * labels.length && more >= DEVIATIONS * Math.sqrt(differing);
    return isFar && more > 0 ? new Found(order, columnsAsText, agree, before, labels.length) : null;
  }
}
