package goldpan.predict.file;

import goldpan.predict.Outputs;

/** What the numbers of a file are, seen over all rows. */
public enum NumberKind {
  /** In [0, 1], rows that sum to one. */
  PROBABILITIES("probabilities"),
  /** Probabilities with so few digits that rows do not sum to one. */
  ROUNDED("probabilities"),
  /** In [0, 100], rows that sum to a hundred. */
  PERCENTAGES("percentages"),
  /** In [0, 1], rows with any sum: a sigmoid for each class. */
  ONE_VS_REST("one-vs-rest probabilities"),
  /** At most 0, with exponentials that sum to one. */
  LOG_PROBABILITIES("log-probabilities"),
  /** In [0, 1], each by itself: of annotations such as tags, of which a sample has any number. */
  INDEPENDENT("probabilities"),
  /** Any numbers, each the log-odds of one of any number of tags. */
  LOG_ODDS("logits"),
  /** Any numbers. */
  OTHER("logits");

  private final String words;

  NumberKind(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }

  /** Turns a row of this kind into probabilities in place. */
  void toProbabilities(double[] row) {
    switch (this) {
      case PROBABILITIES, INDEPENDENT -> clip(row);
      case LOG_ODDS -> {
        for (int k = 0; k < row.length; k++) {
          row[k] = 1 / (1 + Math.exp(-row[k]));
        }
      }
      case ROUNDED, PERCENTAGES, ONE_VS_REST -> {
        clipBelow(row);
        divide(row, sum(row));
      }
      case LOG_PROBABILITIES, OTHER -> Outputs.LOGITS.toProbabilities(row);
    }
  }

  private static void clip(double[] row) {
    for (int k = 0; k < row.length; k++) {
      row[k] = Math.min(1, Math.max(0, row[k]));
    }
  }

  private static void clipBelow(double[] row) {
    for (int k = 0; k < row.length; k++) {
      row[k] = Math.max(0, row[k]);
    }
  }

  private static void divide(double[] row, double by) {
    for (int k = 0; k < row.length; k++) {
      row[k] /= by;
    }
  }

  static double sum(double[] row) {
    double sum = 0;
    for (double v : row) {
      sum += v;
    }
    return sum;
  }
}
