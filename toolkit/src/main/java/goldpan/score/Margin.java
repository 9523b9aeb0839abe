package goldpan.score;

import com.google.auto.service.AutoService;

/**
 * How far another class is ahead of the given label: {@code max over k ≠ given of p(k) - p(given)},
 * the margin turned round so that higher is more suspicious.
 *
 * <p>Input: probabilities. Output: a bare number in [-1, 1]; above 0 exactly where the model would
 * say another class. With one class there is no other and the score is {@code -p(given)}. Empty
 * input gives an empty result. Cost: O(K) a sample.
 *
 * @see <a href="https://doi.org/10.1214/aos/1024691352">Schapire, Freund, Bartlett and Lee,
 *     Boosting the Margin, 1998, section 2</a>
 */
@AutoService(Score.class)
public final class Margin implements RowScore {
  @Override
  public String name() {
    return "margin";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String measures() {
    return "how far the best other class is ahead of the given label";
  }

  @Override
  public double of(float[] probabilities, int label) {
    float other = 0;
    for (int k = 0; k < probabilities.length; k++) {
      other = k != label && probabilities[k] > other ? probabilities[k] : other;
    }
    return (double) other - probabilities[label];
  }
}
