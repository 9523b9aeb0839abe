package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.ConfidentJoint;
import goldpan.mining.Losses;
import goldpan.mining.Scores;
import goldpan.mining.Selection;
import goldpan.mining.Threshold;
import goldpan.predict.Predictions;
import goldpan.score.CrossEntropy;
import java.util.BitSet;

/**
 * Confident learning's prune by class: of each given label as many samples as the calibrated {@link
 * ConfidentJoint} says are wrong, those with the least probability of the given label; equals in
 * row order. A sample whose label the model agrees with is never taken, even where the count asks
 * for more. Cost: O(N K + N log N).
 *
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang, Confident Learning,
 *     2021, section 3.2, method 3</a>
 */
@AutoService(Threshold.class)
public record PruneByClass() implements Threshold {

  @Override
  public String name() {
    return "prune-by-class";
  }

  @Override
  public String rule() {
    return "of each class as many as confident learning counts wrong";
  }

  @Override
  public Selection select(Losses losses) {
    return Selection.of(of(losses, losses.confidentJoint()), losses);
  }

  static BitSet of(Losses losses, ConfidentJoint joint) {
    Predictions predictions = losses.predictions();
    int[] left = new int[joint.classes()];
    for (int k = 0; k < left.length; k++) {
      left[k] = joint.labelled(k) - joint.whole(k)[k];
    }
    BitSet doubted = Disagreement.of(predictions);
    BitSet marked = new BitSet(predictions.size());
    for (int row : leastBelieved(losses).descending()) {
      int given = predictions.label(row);
      if (left[given] > 0 && doubted.get(row)) {
        left[given]--;
        marked.set(row);
      }
    }
    return marked;
  }

  private static Scores leastBelieved(Losses losses) {
    return losses.score() instanceof CrossEntropy
        ? losses.scores()
        : Losses.of(losses.predictions(), new CrossEntropy()).scores();
  }
}
