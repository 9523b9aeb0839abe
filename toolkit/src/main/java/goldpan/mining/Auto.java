package goldpan.mining;

import com.google.auto.service.AutoService;

/**
 * The cut that needs no number: as many of the ranking as the default method proposes ({@link
 * goldpan.noise.LabelErrors#count}; docs/finding.md). Where it proposes none, {@link
 * goldpan.noise.LabelErrors#reason} says why.
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
  public Selection select(Losses losses) {
    return Selection.highest(losses.labelErrors().count(), losses);
  }
}
