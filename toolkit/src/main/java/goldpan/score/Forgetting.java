package goldpan.score;

import com.google.auto.service.AutoService;
import goldpan.predict.Dynamics;

/**
 * Forgetting events: how often a model that had predicted the given label stopped doing so,
 * averaged over models. A label that was never learnt counts as forgotten at every look, as in the
 * paper, and so stands above all that were.
 *
 * <p>Output: events, from 0 up; higher is more suspicious; ties are many. Rows without dynamics as
 * in {@link DynamicsScore}. Cost: O(1) a sample.
 *
 * @see <a href="https://arxiv.org/abs/1812.05159">Toneva et al., An Empirical Study of Example
 *     Forgetting, 2019, section 3</a>
 */
@AutoService(Score.class)
public final class Forgetting implements DynamicsScore {
  @Override
  public String name() {
    return "forgetting";
  }

  @Override
  public String unit() {
    return "events";
  }

  @Override
  public String measures() {
    return "how often training unlearnt the given label";
  }

  @Override
  public double of(Dynamics dynamics, int row) {
    return dynamics.correctness(row) > 0
        ? Math.max(0, dynamics.forgettings(row))
        : dynamics.epochs(row);
  }
}
