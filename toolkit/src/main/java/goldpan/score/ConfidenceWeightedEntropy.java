package goldpan.score;

import com.google.auto.service.AutoService;

/**
 * Confidence-weighted entropy, {@code ln(1 + H / p(given))} with H the entropy of the probabilities
 * divided by ln K: suspicious where the model is undecided and does not believe the given label.
 *
 * <p>Input: probabilities. Output: a bare number from 0 up, finite; higher is more suspicious. The
 * logarithm changes no rank and keeps the numbers readable. A probability below the smallest normal
 * float counts as that float, in the entropy too: a model that is certain of the given label scores
 * 0, and one certain of another class scores high, as in the limit. With one class the score is 0.
 * Empty input gives an empty result. Cost: O(K) a sample.
 *
 * @see <a href="https://arxiv.org/abs/2210.03920">Kuan and Mueller, Model-agnostic Label Quality
 *     Scoring, 2022, section 3</a>
 */
@AutoService(Score.class)
public final class ConfidenceWeightedEntropy implements RowScore {
  @Override
  public String name() {
    return "confidence-weighted-entropy";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String measures() {
    return "how undecided the model is, the more the less it believes the given label";
  }

  @Override
  public double of(float[] probabilities, int label) {
    if (probabilities.length < 2) {
      return 0;
    }
    double given = Math.max(probabilities[label], Float.MIN_NORMAL);
    double others = 0;
    for (int k = 0; k < probabilities.length; k++) {
      float p = probabilities[k];
      others += k != label && p > 0 ? p * CrossEntropy.nats(p) : 0;
    }
    double ratio = CrossEntropy.nats(probabilities[label]) + others / given;
    return Math.log1p(ratio / Math.log(probabilities.length));
  }
}
