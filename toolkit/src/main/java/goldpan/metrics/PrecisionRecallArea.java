package goldpan.metrics;

import com.google.auto.service.AutoService;

/**
 * Area under the precision-recall curve as average precision, Σ (R(n) - R(n-1)) P(n), in [0, 1]: of
 * two classes that of the second, of more the mean over classes of one against the rest. Equal
 * probabilities are one step. Classes that no row or every row has are left out; NaN when none is
 * left.
 */
@AutoService(Metric.class)
public final class PrecisionRecallArea implements Metric {
  @Override
  public String name() {
    return "pr-area";
  }

  @Override
  public String measures() {
    return "average precision, one against the rest, mean of the classes";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 41;
  }

  @Override
  public double of(Resample rows) {
    return RankingCurve.mean(rows, RankingCurve::averagePrecision);
  }

  @Override
  public boolean isTooCostly(EvaluationData data) {
    return RankingCurve.isTooCostly(data);
  }
}
