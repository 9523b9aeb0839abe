package goldpan.predict.file;

/** Rows with their columns in another order. */
final class OrderedRows implements Rows {
  private final Rows rows;
  private final int[] columns;
  private final double[] whole;

  /**
   * @param columns which column of {@code rows} comes first, second, …
   */
  OrderedRows(Rows rows, int[] columns) {
    this.rows = rows;
    this.columns = columns.clone();
    this.whole = new double[rows.columns()];
  }

  @Override
  public int rows() {
    return rows.rows();
  }

  @Override
  public int columns() {
    return columns.length;
  }

  @Override
  public void row(int r, double[] into) {
    rows.row(r, whole);
    for (int k = 0; k < columns.length; k++) {
      into[k] = whole[columns[k]];
    }
  }

  @Override
  public String where(int r) {
    return rows.where(r);
  }
}
