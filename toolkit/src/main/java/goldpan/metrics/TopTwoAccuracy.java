package goldpan.metrics;

import com.google.auto.service.AutoService;

/**
 * Share of rows whose label is among the two most probable classes, in [0, 1]; of equally probable
 * ones the first. For three classes or more. Interval: Wilson.
 */
@AutoService(Metric.class)
public final class TopTwoAccuracy implements ProportionMetric {
  @Override
  public String name() {
    return "top-2-accuracy";
  }

  @Override
  public String measures() {
    return "share of rows whose label is among the 2 most probable classes";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 11;
  }

  @Override
  public boolean suits(int classes) {
    return classes > 2;
  }

  @Override
  public boolean counts(EvaluationData data, int row) {
    return LabelRank.of(data, row) < 2;
  }
}
