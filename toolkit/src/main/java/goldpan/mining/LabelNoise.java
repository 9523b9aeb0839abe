package goldpan.mining;

import java.util.Arrays;

/**
 * How labels came to be what they are: a true class, drawn from the model's probabilities raised to
 * a power and normalised, is written down as the given label through a K×K matrix of chances.
 *
 * <p>The matrix is fitted by expectation-maximisation from the given labels alone. Each class's
 * share of wrong labels is drawn towards that of all classes as by {@value #PULL} more samples, and
 * the way wrong labels spread over the other classes towards an even spread as by {@value #PULL}
 * more errors, so that few samples do not pass for a pattern. {@value #UNSEEN} more wrong labels
 * are supposed, of fewer than 3,000 rows one in a thousand: that none is to be seen does not prove
 * that there is none, and of the rows that look right some are still more doubtful than others.
 * Immutable.
 *
 * @see <a href="https://arxiv.org/abs/1609.03683">Patrini et al., Making Deep Neural Networks
 *     Robust to Label Noise, 2017, section 3: the matrix</a>
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo, Pleiss, Sun and Weinberger, On Calibration
 *     of Modern Neural Networks, 2017, section 4.2: the power, there one over a temperature</a>
 * @see <a href="https://www.jstor.org/stable/2346806">Dawid and Skene, Maximum Likelihood
 *     Estimation of Observer Error-Rates Using the EM Algorithm, 1979: the fit</a>
 */
final class LabelNoise {
  private static final double PULL = 10;
  private static final double UNSEEN = 3;
  private static final double UNSEEN_SHARE = 0.001;
  private static final double START = 0.1;
  private static final double LEAST = 1e-300;

  private final double error;
  private final double likelihood;
  private final double[] right;
  private final double[] ofWrong;
  private final double[][] counts;

  /**
   * @param error share of wrong labels over all classes
   * @param right for each true class the chance that it is written down as it is
   * @param ofWrong for each true class the chance of a wrong label, by count of it
   * @param counts how often each label was given, row, where each class was true, column
   */
  private LabelNoise(
      double error, double likelihood, double[] right, double[] ofWrong, double[][] counts) {
    this.error = error;
    this.likelihood = likelihood;
    this.right = right;
    this.ofWrong = ofWrong;
    this.counts = counts;
  }

  /**
   * Fits the matrix to rows at a power.
   *
   * @param passes of expectation-maximisation
   */
  static LabelNoise fit(LikelyRows.Sharpened sharpened, int passes) {
    int k = sharpened.rows.classes();
    double[][] free = new double[k][k];
    LabelNoise noise = start(k);
    for (int pass = 0; pass < passes; pass++) {
      double[][] used = noise.counts;
      noise = noise.improved(sharpened, free);
      free = used;
    }
    return noise;
  }

  private static LabelNoise start(int k) {
    double[] right = new double[k];
    double[] ofWrong = new double[k];
    Arrays.fill(right, 1 - START);
    Arrays.fill(ofWrong, START / PULL);
    return new LabelNoise(START, Double.NEGATIVE_INFINITY, right, ofWrong, new double[k][k]);
  }

  /** The same after one more pass, whose counts are put in {@code next}. */
  private LabelNoise improved(LikelyRows.Sharpened at, double[][] next) {
    int k = right.length;
    for (double[] row : next) {
      Arrays.fill(row, 0);
    }
    double[] total = new double[k];
    double[] wrong = new double[k];
    double[] joint = new double[k];
    double sum = 0;
    for (int r = 0; r < at.rows.size(); r++) {
      int start = at.rows.start(r);
      int end = at.rows.start(r + 1);
      int given = at.rows.classAt(start);
      double all = at.rest[r] * error / Math.max(1, k - 1);
      for (int i = start; i < end; i++) {
        joint[i - start] = at.chances[i] * chance(given, at.rows.classAt(i));
        all += joint[i - start];
      }
      sum += Math.log(Math.max(all, LEAST));
      for (int i = start; i < end && all > LEAST; i++) {
        int truth = at.rows.classAt(i);
        double share = joint[i - start] / all;
        next[given][truth] += share;
        total[truth] += share;
        wrong[truth] += given == truth ? 0 : share;
      }
    }
    return pulled(next, total, wrong, at.rows.size() == 0 ? 0 : sum / at.rows.size());
  }

  private static LabelNoise pulled(
      double[][] counts, double[] total, double[] wrong, double newLikelihood) {
    double all = Arrays.stream(total).sum();
    double unseen = Math.min(UNSEEN, UNSEEN_SHARE * all);
    double overall = all > 0 ? (Arrays.stream(wrong).sum() + unseen) / all : 0;
    double[] right = new double[total.length];
    double[] ofWrong = new double[total.length];
    for (int truth = 0; truth < total.length; truth++) {
      double own = wrong[truth] + unseen * total[truth] / Math.max(1, all);
      double rate = (own + PULL * overall) / (total[truth] + PULL);
      right[truth] = 1 - rate;
      ofWrong[truth] = rate / (wrong[truth] + PULL);
    }
    return new LabelNoise(overall, newLikelihood, right, ofWrong, counts);
  }

  /** Mean log-likelihood of the given labels, in nats a sample, one pass before the last. */
  double likelihood() {
    return likelihood;
  }

  /** Chance that the label {@code given} is written where {@code truth} is true. */
  double chance(int given, int truth) {
    return given == truth
        ? right[truth]
        : (counts[given][truth] + PULL / Math.max(1, right.length - 1)) * ofWrong[truth];
  }

  /**
   * Log-odds that the given label is wrong. They stay apart where the chance itself is as good as
   * one, as it is for most rows of a model that is too sure, so that such rows keep their order.
   *
   * @param likely a row's classes
   * @param chances of each of them to be the true one
   * @param rest chance of all others together
   * @param power the probabilities were raised to
   */
  double odds(LikelyClasses likely, double[] chances, double rest, double power) {
    int given = likely.classAt(0);
    double wrong = rest * error / Math.max(1, right.length - 1);
    int best = 0;
    for (int i = 1; i < likely.count(); i++) {
      wrong += chances[i] * chance(given, likely.classAt(i));
      best = chances[i] > chances[best] ? i : best;
    }
    // by way of the likeliest class, as the given one's chance may be too small for a double
    double unwritten = Math.log(chances[best]) + power * (likely.logAt(0) - likely.logAt(best));
    double written = Math.log(Math.max(right[given], LEAST));
    return Math.log(Math.max(wrong, LEAST)) - unwritten - written;
  }
}
