package goldpan.score;

import com.google.auto.service.AutoService;
import goldpan.predict.Dynamics;

/**
 * Area under the margin, negated, of the second half of each model's training only: what the models
 * said of a label once they had learnt what is easy.
 *
 * <p>Output: logits, any finite number; above 0 for a label the models mostly did not follow;
 * higher is more suspicious. Rows without dynamics as in {@link DynamicsScore}. Cost: O(1) a
 * sample.
 *
 * @see <a href="https://arxiv.org/abs/2001.10528">Pleiss, Zhang, Elenberg and Weinberger,
 *     Identifying Mislabeled Data using the Area Under the Margin Ranking, 2020, section 3: the
 *     area from the first epoch on</a>
 */
@AutoService(Score.class)
public final class LateMargin implements DynamicsScore {
  @Override
  public String name() {
    return "late-margin";
  }

  @Override
  public String unit() {
    return "logits";
  }

  @Override
  public String measures() {
    return "how far the best other class was ahead of the given label, over the later half of training";
  }

  @Override
  public double of(Dynamics dynamics, int row) {
    return -(double) dynamics.lateMargin(row);
  }
}
