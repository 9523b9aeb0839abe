package goldpan.metrics;

import com.google.auto.service.AutoService;

/** Mean F1 of the classes that occur, as label or prediction, in [0, 1]; NaN of no rows. */
@AutoService(Metric.class)
public final class MacroF1 implements Metric {
  @Override
  public String name() {
    return "macro-f1";
  }

  @Override
  public String measures() {
    return "mean F1 of the classes that occur, as label or prediction";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 30;
  }

  @Override
  public double of(Resample rows) {
    WeightedConfusion counts = rows.confusion();
    return counts.mean(counts::occurs, counts::f1);
  }
}
