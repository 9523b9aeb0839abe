package goldpan.predict.file;

/** A table of numbers as a file holds it, read row by row. */
interface Rows {
  int rows();

  int columns();

  /** Fills {@code into} with row {@code r}. */
  void row(int r, double[] into);

  /** Where row {@code r} stands, for messages: {@code row 17} or {@code line 18}. */
  default String where(int r) {
    return "row " + r;
  }
}
