package goldpan.metrics;

import java.util.Optional;

/** A share of rows; its interval is Wilson's. */
interface ProportionMetric extends RowMetric {

  /** Whether a row counts. */
  boolean counts(EvaluationData data, int row);

  @Override
  default double of(EvaluationData data, int row) {
    return counts(data, row) ? 1 : 0;
  }

  @Override
  default Optional<Interval> closedForm(Resample rows, double value) {
    return Interval.wilson(Math.round(value * rows.total()), rows.total());
  }
}
