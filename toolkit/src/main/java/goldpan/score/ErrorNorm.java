package goldpan.score;

import com.google.auto.service.AutoService;
import goldpan.predict.Dynamics;

/**
 * EL2N: the Euclidean distance between the probabilities early in training and the given label as a
 * one-hot vector, averaged over models.
 *
 * <p>Output: a bare number in [0, √2]; higher is more suspicious, or harder. Rows without dynamics
 * as in {@link DynamicsScore}. Cost: O(1) a sample.
 *
 * @see <a href="https://arxiv.org/abs/2107.07075">Paul, Ganguli and Dziugaite, Deep Learning on a
 *     Data Diet, 2021, section 2.2</a>
 */
@AutoService(Score.class)
public final class ErrorNorm implements DynamicsScore {
  @Override
  public String name() {
    return "el2n";
  }

  @Override
  public String unit() {
    return "";
  }

  @Override
  public String measures() {
    return "how far early probabilities were from the given label";
  }

  @Override
  public double of(Dynamics dynamics, int row) {
    return dynamics.errorNorm(row);
  }
}
