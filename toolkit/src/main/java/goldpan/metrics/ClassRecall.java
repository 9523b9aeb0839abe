package goldpan.metrics;

/**
 * Recall of one class, for comparisons; NaN where no row has it.
 *
 * @param k the class
 * @param of its name
 */
record ClassRecall(int k, String of) implements Metric {
  @Override
  public String name() {
    return "recall of " + of;
  }

  @Override
  public String measures() {
    return "share of the rows of this class that are predicted so";
  }

  @Override
  public Better better() {
    return Better.HIGHER;
  }

  @Override
  public int place() {
    return 100;
  }

  @Override
  public double of(Resample rows) {
    WeightedConfusion counts = rows.confusion();
    return counts.labelled(k) == 0 ? Double.NaN : counts.recall(k);
  }
}
