package goldpan.mining;

import goldpan.predict.Predictions;
import java.util.Arrays;

/**
 * The {@link LikelyClasses} of some rows, kept: 8 bytes a class and row, at most 32 classes a row.
 * Immutable.
 */
final class LikelyRows {
  private final int classes;
  private final int[] starts;
  private final int[] likely;
  private final float[] logs;
  private final float[] otherLogs;

  private LikelyRows(int classes, int[] starts, int[] likely, float[] logs, float[] otherLogs) {
    this.classes = classes;
    this.starts = starts;
    this.likely = likely;
    this.logs = logs;
    this.otherLogs = otherLogs;
  }

  static LikelyRows of(Predictions predictions, int[] rows) {
    LikelyClasses at = new LikelyClasses(predictions);
    int[] starts = new int[rows.length + 1];
    float[] otherLogs = new float[rows.length];
    int[] likely = new int[8 * rows.length];
    float[] logs = new float[likely.length];
    for (int i = 0; i < rows.length; i++) {
      int start = starts[i];
      int end = start + at.at(rows[i]).count();
      if (end > likely.length) {
        int more = Math.max(end, likely.length + likely.length / 2);
        likely = Arrays.copyOf(likely, more);
        logs = Arrays.copyOf(logs, more);
      }
      for (int c = 0; c < end - start; c++) {
        likely[start + c] = at.classAt(c);
        logs[start + c] = (float) at.logAt(c);
      }
      otherLogs[i] = (float) at.otherLog();
      starts[i + 1] = end;
    }
    return new LikelyRows(predictions.classes(), starts, likely, logs, otherLogs);
  }

  /** Number of rows. */
  int size() {
    return otherLogs.length;
  }

  /** Number of classes, K. */
  int classes() {
    return classes;
  }

  /**
   * Where a row's values begin in what {@link #sharpened} gives; the given label's is the first.
   */
  int start(int row) {
    return starts[row];
  }

  /** The class of the value at {@code place}. */
  int classAt(int place) {
    return likely[place];
  }

  /** The rows' probabilities raised to a power and normalised. */
  Sharpened sharpened(double power) {
    float[] chances = new float[starts[size()]];
    float[] rest = new float[size()];
    for (int r = 0; r < size(); r++) {
      int others = classes - (starts[r + 1] - starts[r]);
      double all = others == 0 ? 0 : others * Math.exp(power * otherLogs[r]);
      double left = all;
      for (int i = starts[r]; i < starts[r + 1]; i++) {
        double p = Math.exp(power * logs[i]);
        chances[i] = (float) p;
        all += p;
      }
      rest[r] = (float) (left / all);
      for (int i = starts[r]; i < starts[r + 1]; i++) {
        chances[i] = (float) (chances[i] / all);
      }
    }
    return new Sharpened(this, chances, rest);
  }

  /** Their probabilities at a power. */
  static final class Sharpened {
    final LikelyRows rows;
    final float[] chances;
    final float[] rest;

    private Sharpened(LikelyRows rows, float[] chances, float[] rest) {
      this.rows = rows;
      this.chances = chances;
      this.rest = rest;
    }

    /** The highest probability of a row. */
    double highest(int row) {
      float highest = 0;
      for (int i = rows.starts[row]; i < rows.starts[row + 1]; i++) {
        highest = Math.max(highest, chances[i]);
      }
      return highest;
    }
  }
}
