package goldpan.mining;

import goldpan.predict.Predictions;

/**
 * One number a sample, from its predictions; <b>higher is always more suspicious</b>, and NaN never
 * comes out. One file a score: annotate the class with {@code @AutoService(Score.class)}.
 */
public interface Score {

  /** Unique, lower case with dashes: {@code cross-entropy}. */
  String name();

  /** Unit of the values, as an axis shows it: {@code nats}; empty for a bare number. */
  String unit();

  /** What it measures, in one line. */
  String measures();

  /**
   * The scores of all rows.
   *
   * @return N values in row order
   */
  double[] of(Predictions predictions);
}
