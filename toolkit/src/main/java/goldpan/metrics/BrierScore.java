package goldpan.metrics;

import com.google.auto.service.AutoService;

/**
 * Mean squared distance of the probabilities from the label, Σ (p(k) - [k is the label])², in [0,
 * 2]; half of it for two classes, in [0, 1], as is usual and as scikit-learn has it.
 *
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078&lt;0001:VOFEIT&gt;2.0.CO;2">Brier,
 *     1950</a>
 */
@AutoService(Metric.class)
public final class BrierScore implements RowMetric {
  @Override
  public String name() {
    return "brier";
  }

  @Override
  public String measures() {
    return "mean squared distance of the probabilities from the label";
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public int place() {
    return 51;
  }

  @Override
  public double of(EvaluationData data, int row) {
    double sum = 0;
    for (int k = 0; k < data.k(); k++) {
      double off = data.probability(row, k) - (k == data.label(row) ? 1 : 0);
      sum += off * off;
    }
    return data.k() == 2 ? sum / 2 : sum;
  }
}
