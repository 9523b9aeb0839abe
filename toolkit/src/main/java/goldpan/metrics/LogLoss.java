package goldpan.metrics;

import com.google.auto.service.AutoService;

/**
 * Mean cross-entropy, -ln p(label), in nats, 0 or more; a probability below the smallest normal
 * float counts as that float, so that no row is infinite.
 */
@AutoService(Metric.class)
public final class LogLoss implements RowMetric {
  @Override
  public String name() {
    return "log-loss";
  }

  @Override
  public String measures() {
    return "mean of -ln p(label), in nats";
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public int place() {
    return 50;
  }

  @Override
  public double of(EvaluationData data, int row) {
    float p = data.probability(row, data.label(row));
    return p >= 1 ? 0 : -Math.log(Math.max(p, Float.MIN_NORMAL));
  }
}
