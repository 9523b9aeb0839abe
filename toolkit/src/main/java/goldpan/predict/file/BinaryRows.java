package goldpan.predict.file;

import goldpan.predict.Outputs;

/** One number a row, which stands for one of two classes, as the two numbers it stands for. */
final class BinaryRows implements Rows {
  private final Rows one;
  private final int column;
  private final Outputs outputs;
  private final double whole;

  /**
   * @param column of the class that the number is of, 0 or 1
   * @param whole what the two sum to: 1, or 100 for percentages
   */
  BinaryRows(Rows one, int column, Outputs outputs, double whole) {
    this.one = one;
    this.column = column;
    this.outputs = outputs;
    this.whole = whole;
  }

  @Override
  public int rows() {
    return one.rows();
  }

  @Override
  public int columns() {
    return 2;
  }

  @Override
  public void row(int r, double[] into) {
    double[] value = new double[1];
    one.row(r, value);
    into[column] = value[0];
    // the logit of a sigmoid is the difference of two logits
    into[1 - column] = outputs == Outputs.LOGITS ? 0 : whole - value[0];
  }

  @Override
  public String where(int r) {
    return one.where(r);
  }
}
