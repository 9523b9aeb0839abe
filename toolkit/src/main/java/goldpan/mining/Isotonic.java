package goldpan.mining;

/**
 * Isotonic regression of chances on a score: the rising function of the score nearest to the
 * chances, by pooling adjacent violators over at most {@value #RUNS} runs of equally many rows,
 * read off by linear interpolation between the runs' middles.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer et al., An Empirical Distribution
 *     Function for Sampling with Incomplete Information, 1955</a>
 */
final class Isotonic {
  private static final int RUNS = 400;
  private static final double LEAST = 1e-9;

  private Isotonic() {}

  /** The fitted chances as log-odds, in row order; equal scores need not get equal ones. */
  static double[] logOdds(double[] score, double[] chances) {
    double[] fitted = chances(Descending.order(score), chances);
    for (int r = 0; r < fitted.length; r++) {
      fitted[r] = LogOdds.of(Math.min(1 - LEAST, Math.max(LEAST, fitted[r])));
    }
    return fitted;
  }

  /** The fitted chances in row order, for rows in falling order of the score. */
  static double[] chances(int[] falling, double[] chances) {
    int n = falling.length;
    int runs = Math.min(n, RUNS);
    double[] mean = new double[runs];
    double[] middle = new double[runs];
    for (int run = 0; run < runs; run++) {
      int from = (int) ((long) run * n / runs);
      int to = (int) ((long) (run + 1) * n / runs);
      for (int i = from; i < to; i++) {
        mean[run] += chances[falling[i]] / (to - from);
      }
      middle[run] = (from + to - 1) / 2.0;
    }
    pool(mean);
    double[] fitted = new double[n];
    int run = 0;
    for (int i = 0; i < n; i++) {
      while (run < runs - 1 && middle[run + 1] <= i) {
        run++;
      }
      fitted[falling[i]] = between(mean, middle, run, i);
    }
    return fitted;
  }

  private static double between(double[] mean, double[] middle, int run, double at) {
    if (run == mean.length - 1 || at <= middle[run]) {
      return mean[run];
    }
    double share = (at - middle[run]) / (middle[run + 1] - middle[run]);
    return mean[run] + share * (mean[run + 1] - mean[run]);
  }

  /** Makes the means fall, each stretch that rises replaced by its mean; runs count alike. */
  private static void pool(double[] means) {
    double[] sums = new double[means.length];
    int[] sizes = new int[means.length];
    int blocks = 0;
    for (double mean : means) {
      sums[blocks] = mean;
      sizes[blocks] = 1;
      while (blocks > 0 && sums[blocks - 1] * sizes[blocks] <= sums[blocks] * sizes[blocks - 1]) {
        sums[blocks - 1] += sums[blocks];
        sizes[blocks - 1] += sizes[blocks];
        blocks--;
      }
      blocks++;
    }
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      for (int i = 0; i < sizes[b]; i++) {
        means[at++] = sums[b] / sizes[b];
      }
    }
  }
}
