package goldpan.score;

import com.google.auto.service.AutoService;

/**
 * Focal loss, {@code -(1 - p)^gamma ln p} with p the probability of the given label: cross-entropy
 * that counts for less the surer the model is of the label.
 *
 * <p>Input: probabilities, not logits. Output: nats in [0, 87.3], never above the cross-entropy;
 * higher is more suspicious. It ranks as cross-entropy does (both fall as p rises) but spreads
 * differently, so rules that look at the shape cut elsewhere. Empty input gives an empty result.
 * Equal p gives equal scores. Cost: O(1) a sample.
 *
 * @param gamma how much less, from 0 (cross-entropy) up; the paper settles on 2
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin, Goyal, Girshick, He and Dollár, Focal Loss
 *     for Dense Object Detection, 2017, equation 4</a>
 */
@AutoService(Score.class)
public record Focal(double gamma) implements RowScore {

  /** The paper's gamma, 2. */
  public Focal() {
    this(2);
  }

  /**
   * @throws IllegalArgumentException if gamma is negative or not finite
   */
  public Focal {
    if (!(gamma >= 0 && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "focal: gamma is " + gamma + "; expected a finite number from 0 up; the usual one is 2");
    }
  }

  @Override
  public String name() {
    return "focal";
  }

  @Override
  public String unit() {
    return "nats";
  }

  @Override
  public String measures() {
    return "cross-entropy that fades where the model is sure of the given label";
  }

  @Override
  public double of(float[] probabilities, int label) {
    float p = probabilities[label];
    return Math.pow(1 - Math.min(1, (double) p), gamma) * CrossEntropy.nats(p);
  }
}
