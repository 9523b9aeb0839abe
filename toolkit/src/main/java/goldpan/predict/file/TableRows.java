package goldpan.predict.file;

/** Rows in memory, each from a line of a text file. */
public final class TableRows implements Rows {
  private final double[][] numbers;
  private final int[] lines;
  private final int columns;

  public TableRows(double[][] numbers, int[] lines, int columns) {
    this.numbers = numbers;
    this.lines = lines;
    this.columns = columns;
  }

  @Override
  public int rows() {
    return numbers.length;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void row(int r, double[] into) {
    System.arraycopy(numbers[r], 0, into, 0, columns);
  }

  @Override
  public String where(int r) {
    return "line " + lines[r];
  }
}
