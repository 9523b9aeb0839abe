package goldpan.mining;

import goldpan.predict.Matrix;
import goldpan.predict.Predictions;

/**
 * The classes of one row that matter: the given label in the first place, then those near enough to
 * the most probable one that they are at most {@value #MOST}. The others are kept as their number
 * and their mean probability. Moved from row to row.
 *
 * <p>Where a model that learnt from the sample has said something too, a row is the geometric mean
 * of both: the one that did not see the sample errs where it has learnt too little, the other where
 * it has begun to know the label by heart, and what both find likely is likely.
 */
final class LikelyClasses {
  private static final int MOST = 32;
  private static final double LEAST = 1e-12;
  private static final float NEAR = 1e-5f;

  private final Predictions predictions;
  private final float[] row;
  private final float[] fitted;
  private final int[] classes;
  private int count;
  private double otherMean;

  LikelyClasses(Predictions predictions) {
    this.predictions = predictions;
    this.row = new float[predictions.classes()];
    this.fitted = new float[row.length];
    this.classes = new int[row.length];
  }

  LikelyClasses at(int r) {
    predictions.row(r, row);
    predictions.inSampleProbabilities().ifPresent(said -> together(said, r));
    float best = 0;
    double left = 0;
    for (float p : row) {
      best = Math.max(best, p);
      left += p;
    }
    choose(predictions.label(r), best * NEAR);
    for (int i = 0; i < count; i++) {
      left -= row[classes[i]];
    }
    otherMean = count == row.length ? 0 : Math.max(0, left) / (row.length - count);
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

  /** Lists the given label and the classes above {@code least}, which is raised until they fit. */
  private void choose(int given, float least) {
    count = 1;
    classes[0] = given;
    for (int k = 0; k < row.length; k++) {
      if (k != given && row[k] > least) {
        classes[count++] = k;
      }
    }
    for (float more = least * 4; count > MOST; more *= 4) {
      int kept = 1;
      for (int i = 1; i < count; i++) {
        classes[kept] = classes[i];
        kept += row[classes[i]] > more ? 1 : 0;
      }
      count = kept;
    }
  }

  /** How many classes are kept one by one; the given label is the first. */
  int count() {
    return count;
  }

  int classAt(int i) {
    return classes[i];
  }

  /** How many classes are not. */
  int others() {
    return row.length - count;
  }

  /** The logarithm of a kept class's probability. */
  double logAt(int i) {
    return -CrossEntropy.nats(row[classes[i]]);
  }

  /** The logarithm of the others' mean probability. */
  double otherLog() {
    return -CrossEntropy.nats((float) otherMean);
  }

  /**
   * Raises the probabilities to a power and makes them sum to one.
   *
   * @param into gets one value a kept class
   * @return what is left for all other classes together
   */
  double sharpened(double power, double[] into) {
    double sum = others() == 0 ? 0 : others() * Math.pow(Math.max(otherMean, LEAST), power);
    double rest = sum;
    for (int i = 0; i < count; i++) {
      double p = row[classes[i]];
      into[i] = power == 1 ? p : Math.exp(power * logAt(i));
      sum += into[i];
    }
    for (int i = 0; i < count; i++) {
      into[i] /= sum;
    }
    return rest / sum;
  }
}
