package goldpan.metrics;

import com.google.auto.service.AutoService;

/** Mean F1 of the classes, weighted by how often each is the label, in [0, 1]; NaN of no rows. */
@AutoService(Metric.class)
public final class WeightedF1 implements Metric {
  @Override
  public String name() {
    return "weighted-f1";
  }

  @Override
  public String measures() {
    return "mean F1 weighted by how often each class is the label";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 31;
  }

  @Override
  public double of(Resample rows) {
    WeightedConfusion counts = rows.confusion();
    return counts.weightedMean(counts::f1);
  }
}
