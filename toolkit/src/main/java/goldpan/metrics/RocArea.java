package goldpan.metrics;

import com.google.auto.service.AutoService;

/**
 * Area under the ROC curve, in [0, 1], 0.5 at random: of two classes that of the second, of more
 * the mean over classes of one against the rest. Ties count half. Classes that no row or every row
 * has are left out; NaN when none is left.
 *
 * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">Fawcett, 2006</a>
 */
@AutoService(Metric.class)
public final class RocArea implements Metric {
  @Override
  public String name() {
    return "roc-area";
  }

  @Override
  public String measures() {
    return "area under the ROC curve, one against the rest, mean of the classes";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 40;
  }

  @Override
  public double of(Resample rows) {
    return RankingCurve.mean(rows, RankingCurve::rocArea);
  }

  @Override
  public boolean isTooCostly(EvaluationData data) {
    return RankingCurve.isTooCostly(data);
  }
}
