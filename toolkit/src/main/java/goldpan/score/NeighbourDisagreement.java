package goldpan.score;

import com.google.auto.service.AutoService;
import goldpan.predict.Neighbours;
import goldpan.predict.Predictions;

/**
 * Share of a sample's nearest neighbours, weighted by similarity, that are labelled otherwise:
 * {@code 1 - agreement}.
 *
 * <p>Input: neighbours in the space of the model's embeddings. Output: a bare number in [0, 1];
 * higher is more suspicious. Empty input gives an empty result. Cost: O(1) a sample.
 *
 * @see <a href="https://arxiv.org/abs/2110.06283">Zhu, Dong and Liu, Detecting Corrupted Labels
 *     Without Training a Model to Predict, 2022, section 3</a>
 */
@AutoService(Score.class)
public final class NeighbourDisagreement implements Score {
  @Override
  public String name() {
    return "neighbours";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String measures() {
    return "share of the nearest samples that are labelled otherwise";
  }

  @Override
  public boolean suits(Predictions predictions) {
    return predictions.neighbours().isPresent();
  }

  @Override
  public String needs() {
    return "neighbours";
  }

  @Override
  public double[] of(Predictions predictions) {
    Neighbours neighbours = predictions.neighbours().orElseThrow(() -> Score.lacking(this));
    double[] scores = new double[neighbours.size()];
    for (int r = 0; r < scores.length; r++) {
      scores[r] = 1 - (double) neighbours.agreement(r);
    }
    return scores;
  }
}
