package goldpan.score;

import com.google.auto.service.AutoService;

/**
 * What the model leaves to all other classes, {@code 1 - p(given)}: self-confidence turned round so
 * that higher is more suspicious.
 *
 * <p>Input: probabilities. Output: a bare number in [0, 1]. Ranks as cross-entropy does, on a scale
 * that ends. Empty input gives an empty result. Cost: O(1) a sample.
 *
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang, Confident Learning,
 *     2021, section 3.2</a>
 * @see <a href="https://arxiv.org/abs/2210.03920">Kuan and Mueller, Model-agnostic Label Quality
 *     Scoring, 2022, section 3</a>
 */
@AutoService(Score.class)
public final class SelfConfidence implements RowScore {
  @Override
  public String name() {
    return "self-confidence";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String measures() {
    return "what the model leaves to other classes, 1 - p(given)";
  }

  @Override
  public double of(float[] probabilities, int label) {
    return 1 - (double) probabilities[label];
  }
}
