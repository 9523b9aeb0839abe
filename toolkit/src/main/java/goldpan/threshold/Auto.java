package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.Cut;
import goldpan.mining.Losses;
import goldpan.mining.Scores;
import goldpan.mining.Threshold;

/**
 * The cut that needs no number: as many of the ranking as the default method proposes ({@link
 * goldpan.mining.LabelErrors#count}; docs/finding.md). Where it proposes none, {@link
 * goldpan.mining.LabelErrors#reason} says why.
 *
 * <p>It cuts any score's ranking. Cost: that of the method, once for all rankings of the same
 * predictions, and O(N log N).
 */
@AutoService(Threshold.class)
public record Auto() implements Threshold {

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public String rule() {
    return "as many as are expected to give the best F1";
  }

  @Override
  public boolean suits(Scores scores) {
    return false;
  }

  @Override
  public boolean suits(Losses losses) {
    return true;
  }

  @Override
  public Cut cut(Losses losses) {
    int count = losses.labelErrors().count();
    return count == 0 ? Cut.NONE : new Cut(losses.scores().highest(count), count);
  }

  /**
   * @throws IllegalArgumentException always: scores alone do not say how likely a label is wrong
   */
  @Override
  public Cut cut(Scores scores) {
    throw new IllegalArgumentException(
        "auto: was given scores alone; expected losses, as it looks at labels and probabilities; write losses.above(auto())");
  }
}
