package goldpan.metrics;

import com.google.auto.service.AutoService;

/**
 * Agreement of labels and predictions beyond chance, (p(o) - p(e)) / (1 - p(e)), in [-1, 1]; NaN
 * where both are all of one class.
 *
 * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen, 1960</a>
 */
@AutoService(Metric.class)
public final class CohenKappa implements Metric {
  @Override
  public String name() {
    return "cohen-kappa";
  }

  @Override
  public String measures() {
    return "agreement of labels and predictions beyond chance";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 21;
  }

  @Override
  public double of(Resample rows) {
    WeightedConfusion counts = rows.confusion();
    double all = rows.total();
    double same = 0;
    double chance = 0;
    for (int k = 0; k < rows.data().k(); k++) {
      same += counts.right(k) / all;
      chance += counts.labelled(k) / all * (counts.predicted(k) / all);
    }
    return chance < 1 - 1e-12 ? (same - chance) / (1 - chance) : Double.NaN;
  }
}
