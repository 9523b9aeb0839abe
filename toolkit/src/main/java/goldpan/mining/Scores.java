package goldpan.mining;

import java.util.Arrays;

/**
 * The scores that a threshold cuts: N values, and what a rule may want to know about them.
 * Immutable.
 */
public final class Scores {
  private final String name;
  private final String unit;
  private final int classes;
  private final double[] values;
  private volatile double[] sorted;

  private Scores(String name, String unit, int classes, double[] values) {
    this.name = name;
    this.unit = unit;
    this.classes = classes;
    this.values = values;
    this.sorted = NOT_SORTED;
  }

  private static final double[] NOT_SORTED = new double[0];

  /**
   * Scores named {@code name}; copies the values.
   *
   * @throws IllegalArgumentException for NaN, naming its row
   */
  public static Scores of(String name, String unit, int classes, double... values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException(
            "%s of row %d is NaN; expected a number; check the probabilities of that row"
                .formatted(name, i));
      }
    }
    return new Scores(name, unit, classes, values.clone());
  }

  public String name() {
    return name;
  }

  public String unit() {
    return unit;
  }

  /** Number of classes behind the scores, K. */
  public int classes() {
    return classes;
  }

  public int size() {
    return values.length;
  }

  public double at(int row) {
    return values[row];
  }

  /** A copy, in row order. */
  public double[] values() {
    return values.clone();
  }

  /** A copy, rising. */
  public double[] sorted() {
    return rising().clone();
  }

  private double[] rising() {
    double[] known = sorted;
    if (known.length != values.length) {
      known = values.clone();
      Arrays.sort(known);
      sorted = known;
    }
    return known;
  }

  /** How many scores lie strictly above {@code cut}. */
  public int above(double cut) {
    double[] rising = rising();
    int low = 0;
    int high = rising.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising[middle] > cut) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return rising.length - low;
  }

  /** The k-th highest score, k from 1 to size. */
  public double highest(int k) {
    return rising()[values.length - k];
  }

  /** Rows, most suspicious first; equals in row order. Cost O(N log N). */
  public int[] descending() {
    Integer[] boxed = new Integer[values.length];
    Arrays.setAll(boxed, i -> i);
    Arrays.sort(boxed, (a, b) -> Double.compare(values[b], values[a]));
    return Arrays.stream(boxed).mapToInt(i -> i).toArray();
  }
}
