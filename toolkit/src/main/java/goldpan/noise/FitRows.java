package goldpan.noise;

import goldpan.predict.Predictions;
import java.util.Arrays;

/**
 * Floored log-probabilities and labels of rows spread evenly over all, kept for fitting: n×K
 * values, at most {@link FinderConstants#FIT_VALUES}. Not to be changed by those who read it.
 */
final class FitRows {
  final int size;
  final int classes;
  final double[] logs;
  final int[] labels;

  /** Least probability that counts, in (0, 1e-7] or the least there is. */
  final double floor;

  private FitRows(int size, int classes, double[] logs, int[] labels, double floor) {
    this.size = size;
    this.classes = classes;
    this.logs = logs;
    this.labels = labels;
    this.floor = floor;
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
    double least = 1;
    for (int i = 0; i < fitted; i++) {
      int at = fitted == 1 ? 0 : (int) ((long) i * (n - 1) / (fitted - 1));
      predictions.row(at, row);
      labels[i] = predictions.label(at);
      for (int k = 0; k < classes; k++) {
        logs[i * classes + k] = row[k];
        least = Math.min(least, row[k]);
      }
    }
    double floor = floor(least);
    Arrays.setAll(logs, i -> Math.log(Math.max(logs[i], floor)));
    return new FitRows(fitted, classes, logs, labels, floor);
  }

  /**
   * Where some probability is exactly 0 small ones were rounded away, and how small they were is
   * not known; otherwise all of them say something.
   */
  private static double floor(double least) {
    return least > 0 ? Math.max(least, FinderConstants.LEAST_FLOOR) : FinderConstants.FLOOR;
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
