package goldpan.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All samples of a dataset in the order in which they were listed, those without a label among the
 * others: what the rows of a file are about that has one for each of them.
 */
public final class Listed {
  private final Dataset all;
  private final int[] places;
  private final boolean isInOrder;

  private Listed(Dataset all, int[] places, boolean isInOrder) {
    this.all = all;
    this.places = places;
    this.isInOrder = isInOrder;
  }

  /** The samples of a dataset and its unlabelled ones. */
  public static Listed of(Dataset dataset) {
    Unlabelled others = dataset.unlabelled();
    int n = dataset.size();
    int[] places = IntStream.range(0, n + others.size()).toArray();
    if (others.isEmpty()) {
      return new Listed(dataset, places, true);
    }
    boolean inOrder = isRising(dataset.positions()) && isRising(others.places());
    if (inOrder) {
      places =
          Arrays.stream(places)
              .boxed()
              .sorted((a, b) -> Integer.compare(position(dataset, a), position(dataset, b)))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return new Listed(others.after(dataset, places), places, inOrder);
  }

  private static boolean isRising(int[] positions) {
    return IntStream.range(1, positions.length).allMatch(i -> positions[i - 1] < positions[i]);
  }

  private static int position(Dataset dataset, int place) {
    int n = dataset.size();
    return place < n ? dataset.position(place) : dataset.unlabelled().place(place - n);
  }

  /** All samples; the labels of those that have none mean nothing. */
  public Dataset all() {
    return all;
  }

  /** Whether they stand as they were listed, and not labelled ones first. */
  public boolean isInOrder() {
    return isInOrder;
  }

  /**
   * What a listed sample is: its index in the dataset when it has a label, and otherwise the
   * dataset's size and its index among the unlabelled ones together.
   */
  public int place(int listed) {
    return places[listed];
  }
}
