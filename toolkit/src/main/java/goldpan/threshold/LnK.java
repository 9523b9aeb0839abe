package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.Cut;
import goldpan.mining.ScoreRule;
import goldpan.mining.Scores;
import goldpan.mining.Threshold;
import java.util.Set;

/**
 * Above ln K nats, the cross-entropy of a guess that gives each of the K classes the same chance:
 * above it the model would have done better knowing nothing.
 *
 * <p>Means something for cross-entropy, plain or label-smoothed, where a uniform guess costs ln K;
 * other scores are refused.
 */
@AutoService(Threshold.class)
public record LnK() implements ScoreRule {
  private static final Set<String> SUITED = Set.of("cross-entropy", "label-smoothed");

  @Override
  public String name() {
    return "lnK";
  }

  @Override
  public String rule() {
    return "above the loss of a uniform guess over the K classes";
  }

  @Override
  public boolean suits(Scores scores) {
    return SUITED.contains(scores.name());
  }

  /**
   * @throws IllegalArgumentException for a score of which ln K is not the uniform guess
   */
  @Override
  public Cut cut(Scores scores) {
    if (!suits(scores)) {
      throw new IllegalArgumentException(
          "lnK: the score is %s; expected cross-entropy or label-smoothed, where a uniform guess costs ln K; take another rule, such as otsu"
              .formatted(scores.name()));
    }
    return scores.size() == 0 ? Cut.NONE : Cut.above(Math.log(scores.classes()), scores);
  }
}
