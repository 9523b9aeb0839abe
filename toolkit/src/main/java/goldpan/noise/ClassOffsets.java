package goldpan.noise;

/**
 * The K offsets c for which the mean of softmax(b ln p + c) is the share of each given label, by
 * iterative proportional fitting: c_k += ln share_k - ln mean_k.
 */
final class ClassOffsets {
  private static final double TINY = 1e-12;
  private static final double HALF = 0.5;

  private ClassOffsets() {}

  static double[] fit(FitRows rows, double b) {
    int classes = rows.classes;
    double[] goal = new double[classes];
    for (int label : rows.labels) {
      goal[label]++;
    }
    for (int k = 0; k < classes; k++) {
      goal[k] = Math.log((goal[k] + HALF) / (rows.size + HALF * classes));
    }
    double[] plain = rows.atInverseTemperature(b);
    double[] offsets = new double[classes];
    for (int pass = 0; pass < FinderConstants.PASSES; pass++) {
      double[] mean = mean(plain, offsets);
      for (int k = 0; k < classes; k++) {
        offsets[k] += goal[k] - Math.log(mean[k] / rows.size + TINY);
      }
    }
    return offsets;
  }

  /** Sums over rows of softmax(b ln p + c); softmax(b ln p) times e^c, normalised, is the same. */
  private static double[] mean(double[] plain, double[] offsets) {
    int classes = offsets.length;
    double[] factors = new double[classes];
    for (int k = 0; k < classes; k++) {
      factors[k] = Math.exp(offsets[k]);
    }
    double[] sums = new double[classes];
    for (int start = 0; start < plain.length; start += classes) {
      double all = 0;
      for (int k = 0; k < classes; k++) {
        all += plain[start + k] * factors[k];
      }
      for (int k = 0; k < classes; k++) {
        sums[k] += plain[start + k] * factors[k] / all;
      }
    }
    return sums;
  }
}
