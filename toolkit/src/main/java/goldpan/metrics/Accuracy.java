package goldpan.metrics;

import com.google.auto.service.AutoService;

/** Share of rows whose most probable class is the label, in [0, 1]. Interval: Wilson. */
@AutoService(Metric.class)
public final class Accuracy implements ProportionMetric {
  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public String measures() {
    return "share of rows whose most probable class is the label";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 10;
  }

  @Override
  public boolean counts(EvaluationData data, int row) {
    return data.isRight(row);
  }
}
