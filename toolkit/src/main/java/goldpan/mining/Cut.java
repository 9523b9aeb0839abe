package goldpan.mining;

/**
 * Where a threshold cuts.
 *
 * @param value suspects score above this; for a rule that counts, the score of the last one taken
 * @param count how many samples are suspects: the {@code count} highest scores, equals in row order
 */
public record Cut(double value, int count) {

  /** The cut that takes none, of no scores. */
  public static final Cut NONE = new Cut(Double.POSITIVE_INFINITY, 0);

  /** The cut that takes every score strictly above {@code value}. */
  public static Cut above(double value, Scores scores) {
    return new Cut(value, scores.above(value));
  }
}
