package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.Losses;
import goldpan.mining.Selection;
import goldpan.mining.Threshold;
import goldpan.predict.Dynamics;
import java.util.BitSet;
import java.util.OptionalDouble;

/**
 * Samples whose area under the margin lies below that of samples which carried an extra class while
 * training: labels that were surely wrong, and of whose areas 99 % do not exceed the threshold.
 * Takes them whatever score ranks; a sample no model learnt from as itself is never taken. Needs a
 * baseline trained with threshold samples. Cost: O(N).
 *
 * @see <a href="https://arxiv.org/abs/2001.10528">Pleiss, Zhang, Elenberg and Weinberger,
 *     Identifying Mislabeled Data using the Area Under the Margin Ranking, 2020, section 3.2</a>
 */
@AutoService(Threshold.class)
public record AumThreshold() implements Threshold {

  @Override
  public String name() {
    return "aum-threshold";
  }

  @Override
  public String rule() {
    return "where training got on no better than with an extra class that means nothing";
  }

  @Override
  public boolean suits(Losses losses) {
    return threshold(losses).isPresent();
  }

  /**
   * @throws IllegalArgumentException when the losses have no such threshold
   */
  @Override
  public Selection select(Losses losses) {
    return losses.size() == 0
        ? Selection.NONE
        : Selection.of(below(losses, threshold(losses)), losses);
  }

  private static OptionalDouble threshold(Losses losses) {
    return losses.predictions().dynamics().map(Dynamics::threshold).orElse(OptionalDouble.empty());
  }

  private BitSet below(Losses losses, OptionalDouble found) {
    double threshold =
        found.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: the predictions have no threshold samples; expected those of a baseline that was trained with some; train it with baseline(dataset).thresholdSamples()"
                        .formatted(name())));
    Dynamics dynamics = losses.predictions().dynamics().orElseThrow();
    BitSet below = new BitSet(losses.size());
    for (int r = 0; r < losses.size(); r++) {
      below.set(r, dynamics.epochs(r) > 0 && dynamics.areaUnderMargin(r) < threshold);
    }
    return below;
  }
}
