package goldpan.metrics;

import com.google.auto.service.AutoService;

/**
 * Mean precision of the classes that occur, as label or prediction, in [0, 1]; a class that is
 * never predicted counts 0.
 */
@AutoService(Metric.class)
public final class MacroPrecision implements Metric {
  @Override
  public String name() {
    return "macro-precision";
  }

  @Override
  public String measures() {
    return "mean precision of the classes that occur, 0 for one never predicted";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 32;
  }

  @Override
  public double of(Resample rows) {
    WeightedConfusion counts = rows.confusion();
    return counts.mean(counts::occurs, counts::precision);
  }
}
