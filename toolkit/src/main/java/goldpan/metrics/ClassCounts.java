package goldpan.metrics;

import java.util.OptionalDouble;

/**
 * Of one class: how many samples are labelled with it, predicted as it, and both.
 *
 * @param labelled weighted number of samples with the label
 * @param predicted weighted number predicted as the class
 * @param both weighted number of both
 */
record ClassCounts(long labelled, long predicted, long both) {

  static ClassCounts[] of(Evaluated data, int[] weights) {
    long[][] confusion = data.confusion(weights);
    ClassCounts[] all = new ClassCounts[confusion.length];
    for (int k = 0; k < all.length; k++) {
      long labelled = 0;
      long predicted = 0;
      for (int j = 0; j < all.length; j++) {
        labelled += confusion[k][j];
        predicted += confusion[j][k];
      }
      all[k] = new ClassCounts(labelled, predicted, confusion[k][k]);
    }
    return all;
  }

  /** Whether the class occurs at all; one that does not is left out of means over classes. */
  boolean occurs() {
    return labelled + predicted > 0;
  }

  /** Of those predicted, the share that is right; 0 where none is predicted. */
  double precision() {
    return predicted == 0 ? 0 : (double) both / predicted;
  }

  /** Of those labelled, the share that is found; 0 where none is labelled. */
  double recall() {
    return labelled == 0 ? 0 : (double) both / labelled;
  }

  /** {@code 2 both / (labelled + predicted)}; 0 where there is neither. */
  double f1() {
    return occurs() ? 2.0 * both / (labelled + predicted) : 0;
  }

  /** A mean over values that are there; empty of none. */
  static OptionalDouble mean(double sum, long count) {
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }
}
