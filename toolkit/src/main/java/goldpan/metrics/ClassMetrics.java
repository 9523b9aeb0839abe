package goldpan.metrics;

import java.util.Optional;

/**
 * How well one class is found.
 *
 * @param name the class
 * @param labelled rows that have it as label
 * @param predicted rows that are predicted so
 * @param right rows that are both
 */
public record ClassMetrics(String name, long labelled, long predicted, long right) {

  /** Share of those predicted so that are so; NaN where none is predicted so. */
  public double precision() {
    return (double) right / predicted;
  }

  /** Wilson's interval of the precision. */
  public Optional<Interval> precisionInterval() {
    return Interval.wilson(right, predicted);
  }

  /** Share of those labelled so that are predicted so; NaN where none is labelled so. */
  public double recall() {
    return (double) right / labelled;
  }

  /** Wilson's interval of the recall. */
  public Optional<Interval> recallInterval() {
    return Interval.wilson(right, labelled);
  }

  /** Harmonic mean of both; NaN where the class does not occur at all. */
  public double f1() {
    return 2.0 * right / (labelled + predicted);
  }
}
