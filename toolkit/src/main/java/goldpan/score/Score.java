package goldpan.score;

import goldpan.noise.LabelErrors;
import goldpan.predict.Predictions;
import java.util.function.Supplier;

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

  /** What it needs beside probabilities, in words: {@code training dynamics}; empty for nothing. */
  default String needs() {
    return "";
  }

  /** Whether these predictions have what it needs; lists of scores leave out those that lack it. */
  default boolean suits(Predictions predictions) {
    return true;
  }

  /**
   * The scores of all rows.
   *
   * @return N values in row order
   * @throws IllegalArgumentException when the predictions lack what it needs
   */
  double[] of(Predictions predictions);

  /**
   * The same, where what the default method finds in these predictions may be asked for and is
   * worked out once for all scores.
   */
  default double[] of(Predictions predictions, Supplier<LabelErrors> found) {
    return of(predictions);
  }

  /** What to throw when predictions lack what a score needs. */
  static IllegalArgumentException lacking(Score score) {
    return new IllegalArgumentException(
        "%s: the predictions have no %s; expected those of a baseline, which records them while it trains; train one with baseline(dataset), or take another score, such as margin"
            .formatted(score.name(), score.needs()));
  }
}
