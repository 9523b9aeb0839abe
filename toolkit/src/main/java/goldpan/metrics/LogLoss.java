package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * Mean cross-entropy {@code -ln p(label)}, in nats, 0 or more; less is better. Probabilities below
 * 2.2e-16 count as that. Cost: O(N).
 */
@AutoService(Metric.class)
public final class LogLoss implements Metric {
  private static final double FLOOR = Math.ulp(1.0);

  @Override
  public String name() {
    return "log-loss";
  }

  @Override
  public String measures() {
    return "mean loss of the label in nats";
  }

  @Override
  public int place() {
    return 70;
  }

  @Override
  public boolean isHigherBetter() {
    return false;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    for (int i = 0; i < data.size(); i++) {
      double p = Math.max(FLOOR, data.probability(i, data.label(i)));
      sum -= weights[i] * Math.log(p);
    }
    return ClassCounts.mean(sum, Evaluated.total(weights));
  }
}
