package goldpan.noise;

import goldpan.data.Workers;
import goldpan.predict.Predictions;

/**
 * What one pass over all rows finds, at the inverse temperatures b/2, b and 2b of the calibration
 * and at b0, that of the plain one. N values each; 64 bytes a row.
 *
 * <ul>
 *   <li>noise odds S = ln Σ_{k≠y} r_k T[y, k] - ln r_y T[y, y], at b/2, at b and their mean over
 *       all three;
 *   <li>the chance that a label is the most probable class, (1 - ε) max r_b + ε (1 - max r_b)/(K -
 *       1);
 *   <li>the calibrated model's q = (1 - ε) r_b + ε/K: its highest value, and its margin ln(max q /
 *       q_y), 0 where it agrees with the label;
 *   <li>the highest value of r at b0;
 *   <li>the plain loss as log-odds, ln((1 - s)/s) with s = softmax(.85 b0 ln p + c)_y.
 * </ul>
 */
final class ProbabilityPass {
  private static final int BLOCK_VALUES = 1 << 16;
  private static final double TINY = 1e-300;
  private static final double LEAST_DOUBT = 1e-12;

  final double[] oddsAtHalf;
  final double[] odds;
  final double[] meanOdds;
  final double[] agreement;
  final double[] highest;
  final double[] margin;
  final double[] plainHighest;
  final double[] loss;

  private final Predictions predictions;
  private final NoisyCalibration calibration;
  private final NoiseTransitions[] noise;
  private final double[] offsets;
  private final double least;

  private ProbabilityPass(
      Predictions predictions,
      NoisyCalibration calibration,
      NoiseTransitions[] noise,
      double[] offsets,
      double least) {
    int n = predictions.size();
    this.predictions = predictions;
    this.calibration = calibration;
    this.noise = noise;
    this.offsets = offsets;
    this.least = least;
    oddsAtHalf = new double[n];
    odds = new double[n];
    agreement = new double[n];
    meanOdds = new double[n];
    highest = new double[n];
    margin = new double[n];
    plainHighest = new double[n];
    loss = new double[n];
  }

  /**
   * Does the pass.
   *
   * @param noise fitted at b/2, b and 2b
   * @param least probability that counts
   */
  static ProbabilityPass over(
      Predictions predictions,
      NoisyCalibration calibration,
      NoiseTransitions[] noise,
      double[] offsets,
      double least) {
    ProbabilityPass pass = new ProbabilityPass(predictions, calibration, noise, offsets, least);
    int block = Math.max(1, BLOCK_VALUES / predictions.classes());
    Workers.forEach(
        predictions.size(),
        block,
        Workers.threads(),
        () -> {
          Row row = pass.new Row();
          return (from, to) -> {
            for (int i = from; i < to; i++) {
              row.find(i);
            }
          };
        });
    return pass;
  }

  /** One thread's means for a row. */
  private final class Row {
    private final int classes = predictions.classes();
    private final float[] probabilities = new float[classes];
    private final double[] logs = new double[classes];

    void find(int row) {
      predictions.row(row, probabilities);
      double top = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < classes; k++) {
        logs[k] = Math.log(Math.max(probabilities[k], least));
        top = Math.max(top, logs[k]);
      }
      int given = predictions.label(row);
      noiseOdds(row, given, top);
      plainHighest[row] = 1 / sum(calibration.plainInverseTemperature(), top);
      plainLoss(row, given, top);
    }

    private void noiseOdds(int row, int given, double top) {
      double b = calibration.inverseTemperature();
      double[] sums = new double[3];
      double[] others = new double[3];
      for (int k = 0; k < classes; k++) {
        double power = Math.exp(b / 2 * (logs[k] - top));
        for (int m = 0; m < 3; m++) {
          sums[m] += power;
          others[m] += k == given ? 0 : power * noise[m].chance(given, k);
          power *= power;
        }
      }
      double total = 0;
      double exponent = b / 2 * (logs[given] - top);
      for (int m = 0; m < 3; m++) {
        double right = exponent - Math.log(sums[m]) + Math.log(noise[m].chance(given, given));
        double found = Math.log(Math.max(others[m] / sums[m], TINY)) - right;
        oddsAtHalf[row] = m == 0 ? found : oddsAtHalf[row];
        odds[row] = m == 1 ? found : odds[row];
        total += found;
        exponent *= 2;
      }
      meanOdds[row] = total / 3;
      double surest = 1 / sums[1];
      agreement[row] =
          (1 - calibration.noise()) * surest + calibration.noise() * (1 - surest) / (classes - 1);
      double floor = calibration.noise() / classes;
      highest[row] = (1 - calibration.noise()) * surest + floor;
      double own = (1 - calibration.noise()) * Math.exp(b * (logs[given] - top)) / sums[1] + floor;
      margin[row] = logs[given] == top ? 0 : Math.log(highest[row] / own);
    }

    private double sum(double b, double top) {
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(b * (logs[k] - top));
      }
      return sum;
    }

    private void plainLoss(int row, int given, double top) {
      double b = FinderConstants.SOFTENING * calibration.plainInverseTemperature();
      double others = 0;
      double own = 0;
      for (int k = 0; k < classes; k++) {
        double weight = Math.exp(b * (logs[k] - top) + offsets[k]);
        own = k == given ? weight : own;
        others += k == given ? 0 : weight;
      }
      double right = b * (logs[given] - top) + offsets[given] - Math.log(own + others);
      loss[row] = Math.log(Math.max(others / (own + others), LEAST_DOUBT)) - right;
    }
  }
}
