package goldpan.threshold;

import com.google.auto.service.AutoService;
import goldpan.mining.Losses;
import goldpan.mining.Selection;
import goldpan.mining.Threshold;
import goldpan.predict.Predictions;
import java.util.BitSet;

/**
 * Samples for which the model says another class than the given one; where the given label is among
 * equally probable ones it agrees. Good where a large share of the labels is wrong; where few are,
 * most of what it takes are the model's own mistakes. Cost: O(N K).
 */
@AutoService(Threshold.class)
public record Disagreement() implements Threshold {

  @Override
  public String name() {
    return "disagreement";
  }

  @Override
  public String rule() {
    return "where the model says another class than the given one";
  }

  @Override
  public Selection select(Losses losses) {
    return Selection.of(of(losses.predictions()), losses);
  }

  static BitSet of(Predictions predictions) {
    BitSet marked = new BitSet(predictions.size());
    float[] row = new float[predictions.classes()];
    for (int r = 0; r < predictions.size(); r++) {
      predictions.row(r, row);
      float given = row[predictions.label(r)];
      boolean ahead = false;
      for (float p : row) {
        ahead |= p > given;
      }
      marked.set(r, ahead);
    }
    return marked;
  }
}
