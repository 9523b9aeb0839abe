package goldpan.mining;

import goldpan.data.Words;
import goldpan.noise.Descending;
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
  private volatile int[] descending;

  private Scores(String name, String unit, int classes, double[] values) {
    this.name = name;
    this.unit = unit;
    this.classes = classes;
    this.values = values;
    this.descending = NO_ROWS;
  }

  private static final int[] NO_ROWS = new int[0];

  /**
   * Scores named {@code name}; copies the values, -0 as 0.
   *
   * @throws IllegalArgumentException for NaN or an infinite value, naming its row
   */
  public static Scores of(String name, String unit, int classes, double... values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i]) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            Words.of(
                "%s of row %d is %s; expected a finite number; check the probabilities of that row",
                name, i, values[i]));
      }
      copy[i] = values[i] + 0.0;
    }
    return new Scores(name, unit, classes, copy);
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
    int[] falling = falling();
    double[] rising = new double[falling.length];
    for (int i = 0; i < rising.length; i++) {
      rising[i] = values[falling[rising.length - 1 - i]];
    }
    return rising;
  }

  /** How many scores lie strictly above {@code cut}. */
  public int above(double cut) {
    int[] falling = falling();
    int low = 0;
    int high = falling.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[falling[middle]] > cut) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The k-th highest score, k from 1 to size. */
  public double highest(int k) {
    return values[falling()[k - 1]];
  }

  private int[] falling() {
    int[] known = descending;
    if (known.length != values.length) {
      known = Descending.order(values);
      descending = known;
    }
    return known;
  }

  /**
   * The first {@code count} rows, most suspicious first; equals in row order. Cost: O(N log N) the
   * first time, then O(count).
   */
  public int[] descending(int count) {
    return Arrays.copyOf(falling(), count);
  }

  /** All rows, most suspicious first; equals in row order. */
  public int[] descending() {
    return descending(size());
  }
}
