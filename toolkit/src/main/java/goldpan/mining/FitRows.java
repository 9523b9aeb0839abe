package goldpan.mining;

import goldpan.predict.Predictions;

/**
 * Floored log-probabilities and labels of rows spread evenly over all, kept for fitting: n×K
 * values, at most {@link FinderConstants#FIT_VALUES}. Not to be changed by those who read it.
 */
final class FitRows {
  final int size;
  final int classes;
  final double[] logs;
  final int[] labels;

  private FitRows(int size, int classes, double[] logs, int[] labels) {
    this.size = size;
    this.classes = classes;
    this.logs = logs;
    this.labels = labels;
  }

  static FitRows read(Predictions predictions) {
    int n = predictions.size();
    int classes = predictions.classes();
    int fitted =
        Math.min(
            n,
            Math.min(FinderConstants.FIT_ROWS, Math.max(2, FinderConstants.FIT_VALUES / classes)));
    double[] logs = new double[fitted * classes];
    int[] labels = new int[fitted];
    float[] row = new float[classes];
    for (int i = 0; i < fitted; i++) {
      int at = fitted == 1 ? 0 : (int) ((long) i * (n - 1) / (fitted - 1));
      predictions.row(at, row);
      labels[i] = predictions.label(at);
      for (int k = 0; k < classes; k++) {
        logs[i * classes + k] = log(row[k]);
      }
    }
    return new FitRows(fitted, classes, logs, labels);
  }

  /** ln max(p, floor). */
  static double log(float probability) {
    return Math.log(Math.max(probability, FinderConstants.FLOOR));
  }

  /** softmax(b · ln p) of every row. */
  double[] atInverseTemperature(double b) {
    double[] result = new double[logs.length];
    for (int i = 0; i < size; i++) {
      int start = i * classes;
      double top = highest(start);
      double sum = 0;
      for (int k = start; k < start + classes; k++) {
        result[k] = Math.exp(b * (logs[k] - top));
        sum += result[k];
      }
      for (int k = start; k < start + classes; k++) {
        result[k] /= sum;
      }
    }
    return result;
  }

  /** The given label's part of softmax(b · ln p), for every row. */
  double[] givenAtInverseTemperature(double b) {
    double[] given = new double[size];
    for (int i = 0; i < size; i++) {
      int start = i * classes;
      double top = highest(start);
      double sum = 0;
      for (int k = start; k < start + classes; k++) {
        sum += Math.exp(b * (logs[k] - top));
      }
      given[i] = Math.exp(b * (logs[start + labels[i]] - top)) / sum;
    }
    return given;
  }

  private double highest(int start) {
    double top = logs[start];
    for (int k = start + 1; k < start + classes; k++) {
      top = Math.max(top, logs[k]);
    }
    return top;
  }
}
