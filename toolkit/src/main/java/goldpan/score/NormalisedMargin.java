package goldpan.score;

import com.google.auto.service.AutoService;

/**
 * Normalised margin, {@code (1 + max over k ≠ given of p(k) - p(given)) / 2}: {@link Margin}
 * brought to the scale of a probability.
 *
 * <p>Input: probabilities. Output: a bare number in [0, 1]; above one half exactly where the model
 * would say another class; higher is more suspicious. Empty input gives an empty result. Cost: O(K)
 * a sample.
 *
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang, Confident Learning,
 *     2021, section 3.2</a>
 * @see <a href="https://arxiv.org/abs/2210.03920">Kuan and Mueller, Model-agnostic Label Quality
 *     Scoring, 2022, section 3</a>
 */
@AutoService(Score.class)
public final class NormalisedMargin implements RowScore {
  private static final Margin MARGIN = new Margin();

  @Override
  public String name() {
    return "normalised-margin";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String measures() {
    return "how far the best other class is ahead, on a scale from 0 to 1";
  }

  @Override
  public double of(float[] probabilities, int label) {
    return (1 + MARGIN.of(probabilities, label)) / 2;
  }
}
