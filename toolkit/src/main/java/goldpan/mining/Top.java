package goldpan.mining;

import com.google.auto.service.AutoService;

/**
 * The n highest scores, or all when there are fewer; equals in row order, so that it is exactly n.
 *
 * @param n how many, from 0 up; 100 when not said: about what one sitting reviews
 */
@AutoService(Threshold.class)
public record Top(int n) implements ScoreRule {

  /** The 100 highest. */
  public Top() {
    this(100);
  }

  /**
   * @throws IllegalArgumentException if n is negative
   */
  public Top {
    if (n < 0) {
      throw refused(n);
    }
  }

  @Override
  public String name() {
    return "top";
  }

  @Override
  public String label() {
    return "top(" + n + ")";
  }

  @Override
  public String rule() {
    return "the highest scores, as many as you say";
  }

  @Override
  public Cut cut(Scores scores) {
    int count = Math.min(n, scores.size());
    return count == 0 ? Cut.NONE : new Cut(scores.highest(count), count);
  }

  @Override
  public Threshold with(double parameter) {
    if (!(parameter >= 0 && parameter <= Integer.MAX_VALUE && parameter == Math.rint(parameter))) {
      throw refused(parameter);
    }
    return new Top((int) parameter);
  }

  private static IllegalArgumentException refused(Number n) {
    return new IllegalArgumentException(
        "top: n is " + n + "; expected a whole number from 0 up; write top:100 or top(100)");
  }
}
