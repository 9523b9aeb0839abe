package goldpan.score;

import com.google.auto.service.AutoService;
import goldpan.predict.Dynamics;

/**
 * Area under the margin, negated: the mean, over all looks of training, of the largest other logit
 * minus the given label's.
 *
 * <p>Output: logits, any finite number; above 0 for a label the models mostly did not follow;
 * higher is more suspicious. Rows without dynamics as in {@link DynamicsScore}. Cost: O(1) a
 * sample.
 *
 * @see <a href="https://arxiv.org/abs/2001.10528">Pleiss, Zhang, Elenberg and Weinberger,
 *     Identifying Mislabeled Data using the Area Under the Margin Ranking, 2020, section 3</a>
 */
@AutoService(Score.class)
public final class AreaUnderMargin implements DynamicsScore {
  @Override
  public String name() {
    return "aum";
  }

  @Override
  public String unit() {
    return "logits";
  }

  @Override
  public String measures() {
    return "how far the best other class was ahead of the given label, over all of training";
  }

  @Override
  public double of(Dynamics dynamics, int row) {
    return -(double) dynamics.areaUnderMargin(row);
  }
}
