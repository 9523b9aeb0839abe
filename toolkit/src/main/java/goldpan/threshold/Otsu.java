package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.Cut;
import goldpan.mining.ScoreRule;
import goldpan.mining.Scores;
import goldpan.mining.Threshold;
import goldpan.noise.OtsuSplit;

/**
 * Where two groups differ most: the split of the sorted scores with the largest between-group
 * variance {@code w0 w1 (m1 - m0)^2}, as Otsu does for grey levels, here exact over all N - 1
 * splits and without a histogram. The cut lies halfway between the two groups.
 *
 * <p>Likes groups of like spread. With a long tail and few wrong labels it cuts high and misses
 * mild ones; with many wrong labels it cuts near the middle of them. Equal scores are never parted
 * and all-equal scores give none; of equally good splits the lowest wins. Cost: O(N log N).
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1979.4310076">Otsu, A Threshold Selection Method from
 *     Gray-Level Histograms, 1979, equation 18</a>
 */
@AutoService(Threshold.class)
public record Otsu() implements ScoreRule {

  @Override
  public String name() {
    return "otsu";
  }

  @Override
  public String rule() {
    return "where two groups of scores differ most";
  }

  @Override
  public Cut cut(Scores scores) {
    double[] rising = scores.sorted();
    return rising.length == 0
        ? Cut.NONE
        : Cut.above(halfway(rising, OtsuSplit.below(rising)), scores);
  }

  /** A number that parts the first {@code split} values from the others. */
  static double halfway(double[] rising, int split) {
    double low = rising[split - 1];
    if (split == rising.length) {
      return low;
    }
    double middle = low / 2 + rising[split] / 2;
    return middle >= low && middle < rising[split] ? middle : low;
  }
}
