package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.ConfidentJoint;
import goldpan.mining.Losses;
import goldpan.mining.Selection;
import goldpan.mining.Threshold;
import goldpan.predict.Predictions;
import java.util.BitSet;

/**
 * Confident learning's prune by noise rate: for each given label and each other class as many
 * samples as the calibrated {@link ConfidentJoint} counts there, those in which the other class is
 * furthest ahead of the given one; equals in row order. Only samples in which it is ahead at all
 * are taken, even where the count asks for more. Cost: O(N K + N log N).
 *
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang, Confident Learning,
 *     2021, section 3.2, method 4</a>
 */
@AutoService(Threshold.class)
public record PruneByNoiseRate() implements Threshold {

  @Override
  public String name() {
    return "prune-by-noise-rate";
  }

  @Override
  public String rule() {
    return "of each pair of classes as many as confident learning counts";
  }

  @Override
  public Selection select(Losses losses) {
    return Selection.of(of(losses.predictions(), losses.confidentJoint()), losses);
  }

  static BitSet of(Predictions predictions, ConfidentJoint joint) {
    BitSet marked = new BitSet(predictions.size());
    int[][] rowsOf = doubted(predictions, joint.classes());
    for (int given = 0; given < rowsOf.length; given++) {
      int[] quota = joint.whole(given);
      for (int k = 0; k < quota.length; k++) {
        if (k != given && quota[k] > 0) {
          Furthest.mark(marked, quota[k], predictions, rowsOf[given], given, k);
        }
      }
    }
    return marked;
  }

  /** The rows of each given label with which the model disagrees. */
  private static int[][] doubted(Predictions predictions, int classes) {
    BitSet doubted = Disagreement.of(predictions);
    int[] counts = new int[classes];
    doubted.stream().forEach(row -> counts[predictions.label(row)]++);
    int[][] rows = new int[classes][];
    for (int k = 0; k < classes; k++) {
      rows[k] = new int[counts[k]];
    }
    int[] filled = new int[classes];
    doubted.stream()
        .forEach(
            row -> {
              int given = predictions.label(row);
              rows[given][filled[given]++] = row;
            });
    return rows;
  }
}
