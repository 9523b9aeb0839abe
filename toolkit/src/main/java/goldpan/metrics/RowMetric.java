package goldpan.metrics;

/** A metric that is the mean of one number a row. */
interface RowMetric extends Metric {

  /** The number of one row; finite. Cost: O(K) at most. */
  double of(EvaluationData data, int row);

  @Override
  default double of(Resample rows) {
    double sum = 0;
    for (int r = 0; r < rows.size(); r++) {
      int weight = rows.weight(r);
      sum += weight == 0 ? 0 : weight * of(rows.data(), r);
    }
    return rows.total() == 0 ? Double.NaN : sum / rows.total();
  }
}
