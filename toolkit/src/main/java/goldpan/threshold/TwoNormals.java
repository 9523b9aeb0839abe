package goldpan.threshold;

/**
 * Two normal distributions in a mixture.
 *
 * @param highShare weight of the high one, in (0, 1)
 */
record TwoNormals(
    double lowMean, double lowVariance, double highMean, double highVariance, double highShare) {
  private static final int MOST_RUNS = 20_000;
  private static final int MOST_PASSES = 200;
  private static final double SETTLED = 1e-7;

  /** Fits rising values, not all equal; the first {@code split} start in the low component. */
  static TwoNormals fit(double[] rising, int split) {
    Runs runs = Runs.of(rising);
    double floor = 1e-6 * runs.variance();
    Sums low = new Sums();
    Sums high = new Sums();
    for (int i = 0; i < rising.length; i++) {
      double x = rising[i] - runs.shift;
      (i < split ? low : high).add(1, x, x * x);
    }
    TwoNormals fit = of(low, high, runs.shift, floor);
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      TwoNormals next = fit.improved(runs, floor);
      if (next.near(fit, runs.variance())) {
        return next;
      }
      fit = next;
    }
    return fit;
  }

  private TwoNormals improved(Runs runs, double floor) {
    Sums low = new Sums();
    Sums high = new Sums();
    for (int i = 0; i < runs.weights.length; i++) {
      double share = posteriorHigh(runs.shift + runs.sums[i] / runs.weights[i]);
      low.add(1 - share, runs, i);
      high.add(share, runs, i);
    }
    // A component that has lost all its weight says nothing any more.
    return low.weight < 1e-9 || high.weight < 1e-9 ? this : of(low, high, runs.shift, floor);
  }

  private static TwoNormals of(Sums low, Sums high, double shift, double floor) {
    return new TwoNormals(
        shift + low.mean(),
        Math.max(floor, low.variance()),
        shift + high.mean(),
        Math.max(floor, high.variance()),
        high.weight / (low.weight + high.weight));
  }

  private boolean near(TwoNormals other, double variance) {
    double step = SETTLED * Math.sqrt(variance);
    return Math.abs(lowMean - other.lowMean) <= step
        && Math.abs(highMean - other.highMean) <= step
        && Math.abs(highShare - other.highShare) <= SETTLED;
  }

  /** Chance in [0, 1] that a value comes from the high component. */
  double posteriorHigh(double value) {
    double low = Math.log(1 - highShare) + logDensity(value, lowMean, lowVariance);
    double high = Math.log(highShare) + logDensity(value, highMean, highVariance);
    return 1 / (1 + Math.exp(low - high));
  }

  /** Without the constant both share. */
  private static double logDensity(double value, double mean, double variance) {
    double away = value - mean;
    return -0.5 * (Math.log(variance) + away * away / variance);
  }

  /** Weighted moments of one component. */
  private static final class Sums {
    private double weight;
    private double sum;
    private double squares;

    void add(double w, double x, double square) {
      weight += w;
      sum += w * x;
      squares += w * square;
    }

    void add(double share, Runs runs, int i) {
      weight += share * runs.weights[i];
      sum += share * runs.sums[i];
      squares += share * runs.squares[i];
    }

    double mean() {
      return sum / weight;
    }

    double variance() {
      return Math.max(0, squares / weight - mean() * mean());
    }
  }

  /** Neighbours in rank, together: their number, sum and sum of squares about {@code shift}. */
  private static final class Runs {
    private final double shift;
    private final double[] weights;
    private final double[] sums;
    private final double[] squares;

    private Runs(double shift, int count) {
      this.shift = shift;
      weights = new double[count];
      sums = new double[count];
      squares = new double[count];
    }

    static Runs of(double[] rising) {
      int n = rising.length;
      int count = Math.min(n, MOST_RUNS);
      Runs runs = new Runs(rising[n / 2], count);
      for (int i = 0; i < n; i++) {
        int run = (int) ((long) i * count / n);
        double x = rising[i] - runs.shift;
        runs.weights[run]++;
        runs.sums[run] += x;
        runs.squares[run] += x * x;
      }
      return runs;
    }

    double variance() {
      Sums all = new Sums();
      for (int i = 0; i < weights.length; i++) {
        all.add(1, this, i);
      }
      return all.variance();
    }
  }
}
