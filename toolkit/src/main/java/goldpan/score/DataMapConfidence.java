package goldpan.score;

import com.google.auto.service.AutoService;
import goldpan.predict.Dynamics;

/**
 * One less the data map's confidence: the mean, over all looks of training, of what the model left
 * to classes other than the given one. Low confidence and low variability are the corner of a data
 * map where wrong labels lie.
 *
 * <p>Output: a bare number in [0, 1]; higher is more suspicious. Rows without dynamics as in {@link
 * DynamicsScore}. Cost: O(1) a sample.
 *
 * @see <a href="https://arxiv.org/abs/2009.10795">Swayamdipta et al., Dataset Cartography, 2020,
 *     section 2</a>
 */
@AutoService(Score.class)
public final class DataMapConfidence implements DynamicsScore {
  @Override
  public String name() {
    return "confidence";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String measures() {
    return "what training left to other classes, on average";
  }

  @Override
  public double of(Dynamics dynamics, int row) {
    return 1 - (double) dynamics.confidence(row);
  }
}
