package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.Cut;
import goldpan.mining.Numbers;
import goldpan.mining.ScoreRule;
import goldpan.mining.Scores;
import goldpan.mining.Threshold;

/**
 * Above the q-quantile of the scores: the smallest score that at least the share q of all scores do
 * not exceed. Takes at most the share 1 - q; fewer where scores tie with the quantile.
 *
 * @param q in (0, 1); 0.95 when not said
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan, Sample Quantiles
 *     in Statistical Packages, 1996, definition 1</a>
 */
@AutoService(Threshold.class)
public record Quantile(double q) implements ScoreRule {

  /** Above the 0.95-quantile. */
  public Quantile() {
    this(0.95);
  }

  /**
   * @throws IllegalArgumentException if q is outside (0, 1)
   */
  public Quantile {
    if (!(q > 0 && q < 1)) {
      throw new IllegalArgumentException(
          "quantile: q is " + q + "; expected 0 < q < 1; quantile:0.95 takes the highest 5 %");
    }
  }

  @Override
  public String name() {
    return "quantile";
  }

  @Override
  public String label() {
    return "quantile(" + Numbers.brief(q) + ")";
  }

  @Override
  public String rule() {
    return "above the score that this share of all do not exceed";
  }

  @Override
  public Cut cut(Scores scores) {
    int n = scores.size();
    if (n == 0) {
      return Cut.NONE;
    }
    // The product of a decimal fraction and n may come out a hair above a whole number.
    int below = Math.max(1, (int) Math.ceil(q * n - 1e-9 * n));
    return Cut.above(scores.highest(n - below + 1), scores);
  }

  @Override
  public Threshold with(double parameter) {
    return new Quantile(parameter);
  }
}
