package goldpan.metrics;

import java.util.Optional;

/**
 * One number that says how well predictions fit labels. One file a metric: annotate the class with
 * {@code @AutoService(Metric.class)}.
 */
public interface Metric {

  /** Which way is better. */
  enum Better {
    HIGHER,
    LOWER
  }

  /** Unique, lower case with dashes: {@code macro-f1}. */
  String name();

  /** What it is, in one line. */
  String measures();

  /** Which way is better. */
  Better better();

  /** Its place in a table; equal places go by name. */
  int place();

  /** Whether it means anything for so many classes. */
  default boolean suits(int classes) {
    return true;
  }

  /**
   * The metric of these rows, each counted by its weight; NaN where it is not defined, as of no
   * rows.
   */
  double of(Resample rows);

  /** An interval that needs no bootstrap; empty when there is none. */
  default Optional<Interval> closedForm(Resample rows, double value) {
    return Optional.empty();
  }

  /** Whether working it out a thousand times takes too long for a bootstrap interval. */
  default boolean isTooCostly(EvaluationData data) {
    return false;
  }
}
