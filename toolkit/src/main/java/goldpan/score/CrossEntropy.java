package goldpan.score;

import com.google.auto.service.AutoService;

/**
 * Per-sample cross-entropy, {@code -ln p(given label)}.
 *
 * <p>Input: probabilities, not logits. Output: nats in [0, 87.3], as a probability below the
 * smallest normal float counts as that float; higher is more suspicious. Cost: O(1) a sample.
 *
 * @see <a href="https://www.deeplearningbook.org/contents/ml.html">Goodfellow, Bengio and
 *     Courville, Deep Learning, 2016, section 5.5</a>
 */
@AutoService(Score.class)
public final class CrossEntropy implements RowScore {
  @Override
  public String name() {
    return "cross-entropy";
  }

  @Override
  public String unit() {
    return "nats";
  }

  @Override
  public String measures() {
    return "how surprised the model is by the given label, -ln p(given)";
  }

  @Override
  public double of(float[] probabilities, int label) {
    return nats(probabilities[label]);
  }

  /** {@code -ln p}, never negative and never infinite. */
  /** {@code -ln p}, in nats; see above for the floor. */
  public static double nats(float p) {
    return p >= 1 ? 0 : -Math.log(Math.max(p, Float.MIN_NORMAL));
  }
}
