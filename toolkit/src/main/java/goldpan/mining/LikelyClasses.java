package goldpan.mining;

import goldpan.predict.Matrix;
import goldpan.predict.Predictions;

/**
 * The classes of one row that matter, as logarithms: the given label in the first place, then those
 * near enough to the most probable one that they are at most {@value #MOST}. The others are kept as
 * their number and their mean probability. Moved from row to row.
 *
 * <p>Where a model that learnt from the sample has said something too, a row is the geometric mean
 * of both: the one that did not see the sample errs where it has learnt too little, the other where
 * it has begun to know the label by heart, and what both find likely is likely.
 */
final class LikelyClasses {
  private static final int MOST = 64;
  private static final double LEAST = 1e-12;
  private static final float NEAR = 1e-5f;

  private final Predictions predictions;
  private final float[] row;
  private final float[] fitted;
  private final int[] classes;
  private final double[] logs;
  private int count;
  private int others;
  private double otherLog;

  LikelyClasses(Predictions predictions) {
    this.predictions = predictions;
    this.row = new float[predictions.classes()];
    this.fitted = new float[row.length];
    this.classes = new int[row.length];
    this.logs = new double[row.length];
  }

  LikelyClasses at(int r) {
    predictions.row(r, row);
    predictions.fitted().ifPresent(said -> together(said, r));
    int given = predictions.label(r);
    float best = 0;
    for (float p : row) {
      best = Math.max(best, p);
    }
    float least = best * NEAR;
    count = near(given, least);
    while (count > MOST) {
      least *= 4;
      count = near(given, least);
    }
    double left = 0;
    for (float p : row) {
      left += p;
    }
    for (int i = 0; i < count; i++) {
      left -= row[classes[i]];
      logs[i] = log(row[classes[i]]);
    }
    others = row.length - count;
    otherLog = others == 0 ? 0 : log((float) (Math.max(0, left) / others));
    return this;
  }

  private void together(Matrix said, int r) {
    said.row(r, fitted);
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      fitted[k] = (float) Math.sqrt((double) row[k] * fitted[k]);
      sum += fitted[k];
    }
    // nothing in common, or no model learnt from the sample: the row stays as it is
    for (int k = 0; k < row.length && sum > LEAST; k++) {
      row[k] = (float) (fitted[k] / sum);
    }
  }

  /** Lists the given label and the classes above {@code least}; how many they are. */
  private int near(int given, float least) {
    int found = 0;
    classes[found++] = given;
    for (int k = 0; k < row.length; k++) {
      if (k != given && row[k] > least) {
        classes[found++] = k;
      }
    }
    return found;
  }

  private static double log(float p) {
    return -CrossEntropy.nats(p);
  }

  /** How many classes are kept one by one; the given label is the first. */
  int count() {
    return count;
  }

  int classAt(int i) {
    return classes[i];
  }

  /**
   * The highest of the probabilities raised to a power.
   *
   * @param room for one value a class
   */
  double highest(double power, double[] room) {
    sharpened(power, room);
    double highest = 0;
    for (int i = 0; i < count; i++) {
      highest = Math.max(highest, room[i]);
    }
    return highest;
  }

  /**
   * Raises the probabilities to a power and makes them sum to one.
   *
   * @param into gets one value a kept class
   * @return what is left for all other classes together
   */
  double sharpened(double power, double[] into) {
    double highest = others == 0 ? Double.NEGATIVE_INFINITY : otherLog;
    for (int i = 0; i < count; i++) {
      highest = Math.max(highest, logs[i]);
    }
    double rest = others == 0 ? 0 : others * Math.exp(power * (otherLog - highest));
    double sum = rest;
    for (int i = 0; i < count; i++) {
      into[i] = Math.exp(power * (logs[i] - highest));
      sum += into[i];
    }
    for (int i = 0; i < count; i++) {
      into[i] /= sum;
    }
    return rest / sum;
  }
}
