package goldpan.score;

import com.google.auto.service.AutoService;
import goldpan.predict.Dynamics;

/**
 * The data map's variability: the standard deviation of the given label's probability over the
 * epochs of a model, averaged over models. It finds ambiguous samples, which may be right; a wrong
 * label that was never believed varies little.
 *
 * <p>Output: a bare number in [0, 0.5]; higher is more ambiguous. Rows without dynamics as in
 * {@link DynamicsScore}. Cost: O(1) a sample.
 *
 * @see <a href="https://arxiv.org/abs/2009.10795">Swayamdipta et al., Dataset Cartography, 2020,
 *     section 2</a>
 */
@AutoService(Score.class)
public final class Variability implements DynamicsScore {
  @Override
  public String name() {
    return "variability";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String measures() {
    return "how much the belief in the given label went up and down in training";
  }

  @Override
  public double of(Dynamics dynamics, int row) {
    return dynamics.variability(row);
  }
}
