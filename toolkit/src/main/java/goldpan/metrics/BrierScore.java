package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * Mean squared distance of the probabilities from the label, {@code sum over k of (p(k) - y(k))²},
 * in [0, 2]; less is better. Cost: O(N K).
 *
 * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier,
 *     Verification of Forecasts Expressed in Terms of Probability, 1950, equation 2</a>
 */
@AutoService(Metric.class)
public final class BrierScore implements Metric {
  @Override
  public String name() {
    return "brier-score";
  }

  @Override
  public String measures() {
    return "mean squared distance of probabilities from the label";
  }

  @Override
  public int place() {
    return 80;
  }

  @Override
  public boolean isHigherBetter() {
    return false;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      double own = 0;
      for (int k = 0; k < data.classes().size(); k++) {
        double off = data.probability(i, k) - (k == data.label(i) ? 1 : 0);
        own += off * off;
      }
      sum += weights[i] * own;
    }
    return ClassCounts.mean(sum, Evaluated.total(weights));
  }
}
