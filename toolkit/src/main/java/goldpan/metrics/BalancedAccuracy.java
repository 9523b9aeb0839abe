package goldpan.metrics;

import com.google.auto.service.AutoService;

/** Mean recall of the classes that occur as labels, in [0, 1]; NaN of no rows. */
@AutoService(Metric.class)
public final class BalancedAccuracy implements Metric {
  @Override
  public String name() {
    return "balanced-accuracy";
  }

  @Override
  public String measures() {
    return "mean recall of the classes that occur as labels";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 20;
  }

  @Override
  public double of(Resample rows) {
    WeightedConfusion counts = rows.confusion();
    return counts.mean(k -> counts.labelled(k) > 0, counts::recall);
  }
}
