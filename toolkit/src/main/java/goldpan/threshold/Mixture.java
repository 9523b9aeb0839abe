package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.Cut;
import goldpan.mining.ScoreRule;
import goldpan.mining.Scores;
import goldpan.mining.Threshold;
import goldpan.noise.OtsuSplit;

/**
 * Where a score is as likely to come from the high of two normal distributions as from the low: a
 * two-component Gaussian mixture fitted by expectation-maximisation, cut where the posterior of the
 * component with the higher mean first reaches one half above the lower mean.
 *
 * <p>Fitted to the scores as they are, as DivideMix does for losses. Starts from Otsu's split, so
 * that it needs no seed; a component's variance stays above a millionth of the whole, so that ties
 * cannot make it collapse. Scores that are all equal give none. Ranks are fitted in at most 20,000
 * runs of neighbours. Cost: O(N log N) and at most 200 passes over the runs.
 *
 * @see <a href="https://arxiv.org/abs/2002.07394">Li, Socher and Hoi, DivideMix, 2020, section
 *     3.1</a>
 * @see <a href="https://www.jstor.org/stable/2984875">Dempster, Laird and Rubin, Maximum Likelihood
 *     from Incomplete Data via the EM Algorithm, 1977</a>
 */
@AutoService(Threshold.class)
public record Mixture() implements ScoreRule {

  @Override
  public String name() {
    return "mixture";
  }

  @Override
  public String rule() {
    return "where the high one of two normal distributions takes over";
  }

  @Override
  public Cut cut(Scores scores) {
    double[] rising = scores.sorted();
    if (rising.length == 0) {
      return Cut.NONE;
    }
    int otsu = OtsuSplit.below(rising);
    if (otsu == rising.length) {
      return Cut.above(rising[otsu - 1], scores);
    }
    TwoNormals fit = TwoNormals.fit(rising, otsu);
    return Cut.above(Otsu.halfway(rising, first(rising, fit)), scores);
  }

  /** The first value above the lower mean that more likely comes from the high component. */
  private static int first(double[] rising, TwoNormals fit) {
    for (int i = 1; i < rising.length; i++) {
      if (rising[i] > rising[i - 1]
          && rising[i] > fit.lowMean()
          && fit.posteriorHigh(rising[i]) >= 0.5) {
        return i;
      }
    }
    return rising.length;
  }
}
