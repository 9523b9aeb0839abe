package goldpan.score;

import com.google.auto.service.AutoService;

/**
 * Cross-entropy against a smoothed label: {@code (1 - epsilon) (-ln p(given)) + epsilon / K · sum
 * over all classes k of -ln p(k)}.
 *
 * <p>Input: probabilities, not logits. Output: nats in [0, 87.3]; a probability below the smallest
 * normal float counts as that float; higher is more suspicious. A uniform guess costs ln K, as with
 * cross-entropy. The second term charges sureness itself: a sample whose label the model is very
 * sure of scores above zero. Empty input gives an empty result. Cost: O(K) a sample.
 *
 * @param epsilon share of the label given to all classes alike, in [0, 1); the paper's is 0.1
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy, Vanhoucke, Ioffe, Shlens and Wojna,
 *     Rethinking the Inception Architecture, 2016, section 7</a>
 * @see <a href="https://arxiv.org/abs/1906.02629">Müller, Kornblith and Hinton, When Does Label
 *     Smoothing Help?, 2019</a>
 */
@AutoService(Score.class)
public record LabelSmoothed(double epsilon) implements RowScore {

  /** The paper's epsilon, 0.1. */
  public LabelSmoothed() {
    this(0.1);
  }

  /**
   * @throws IllegalArgumentException if epsilon is outside [0, 1)
   */
  public LabelSmoothed {
    if (!(epsilon >= 0 && epsilon < 1)) {
      throw new IllegalArgumentException(
          "label-smoothed: epsilon is "
              + epsilon
              + "; expected 0 <= epsilon < 1; the usual is 0.1");
    }
  }

  @Override
  public String name() {
    return "label-smoothed";
  }

  @Override
  public String unit() {
    return "nats";
  }

  @Override
  public String measures() {
    return "cross-entropy against a label of which a little is spread over all classes";
  }

  @Override
  public double of(float[] probabilities, int label) {
    double all = 0;
    for (float p : probabilities) {
      all += CrossEntropy.nats(p);
    }
    return (1 - epsilon) * CrossEntropy.nats(probabilities[label])
        + epsilon * (all / probabilities.length);
  }
}
