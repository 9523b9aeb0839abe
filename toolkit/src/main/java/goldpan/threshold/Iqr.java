package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.Cut;
import goldpan.mining.Numbers;
import goldpan.mining.ScoreRule;
import goldpan.mining.Scores;
import goldpan.mining.Threshold;

/**
 * Above Tukey's upper fence, {@code Q3 + k (Q3 - Q1)}, with quartiles interpolated between
 * neighbours (Hyndman and Fan's definition 7).
 *
 * <p>Made for roughly symmetric data. Losses are skewed: expect it to take many hard samples along
 * with the wrong labels. Equal scores give none. Cost: O(N log N) once for all rules.
 *
 * @param k from 0 up; Tukey's 1.5 when not said, 3 for "far out"
 * @see <a href="https://archive.org/details/exploratorydataa00tuke_0">Tukey, Exploratory Data
 *     Analysis, 1977, section 2D</a>
 */
@AutoService(Threshold.class)
public record Iqr(double k) implements ScoreRule {

  /** Tukey's 1.5. */
  public Iqr() {
    this(1.5);
  }

  /**
   * @throws IllegalArgumentException if k is negative or not finite
   */
  public Iqr {
    if (!(k >= 0 && k <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "iqr: k is " + k + "; expected a finite number from 0 up; the usual one is 1.5");
    }
  }

  @Override
  public String name() {
    return "iqr";
  }

  @Override
  public String label() {
    return "iqr(" + Numbers.brief(k) + ")";
  }

  @Override
  public String rule() {
    return "above the upper quartile by so many interquartile ranges";
  }

  @Override
  public Cut cut(Scores scores) {
    if (scores.size() == 0) {
      return Cut.NONE;
    }
    double upper = quartile(scores, 0.75);
    double fence = upper + k * (upper - quartile(scores, 0.25));
    return Cut.above(Math.min(fence, Double.MAX_VALUE), scores);
  }

  private static double quartile(Scores scores, double q) {
    int n = scores.size();
    double position = q * (n - 1);
    int below = (int) position;
    double low = scores.highest(n - below);
    double high = scores.highest(n - Math.min(below + 1, n - 1));
    return low + (position - below) * (high - low);
  }

  @Override
  public Threshold with(double parameter) {
    return new Iqr(parameter);
  }
}
