package goldpan.mining;

import java.util.Arrays;

/**
 * How labels came to be what they are: a true class, drawn from the model's probabilities raised to
 * a power and normalised, is written down as the given label through a K×K matrix of chances.
 *
 * <p>The matrix is fitted by expectation-maximisation from the given labels alone. Each class's
 * share of wrong labels is drawn towards that of all classes as by {@value #PULL} more samples, and
 * the way wrong labels spread over the other classes towards an even spread as by {@value #PULL}
 * more errors, so that few samples do not pass for a pattern. Immutable.
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
  private static final double START = 0.1;
  private static final double LEAST = 1e-300;

  private final double error;
  private final double likelihood;
  private final double[][] givenTrue;

  private LabelNoise(double error, double likelihood, double[][] givenTrue) {
    this.error = error;
    this.likelihood = likelihood;
    this.givenTrue = givenTrue;
  }

  /**
   * Fits the matrix to rows at a power.
   *
   * @param passes of expectation-maximisation
   */
  static LabelNoise fit(LikelyRows.Sharpened sharpened, int passes) {
    LabelNoise noise = start(sharpened.rows.classes());
    for (int pass = 0; pass < passes; pass++) {
      noise = noise.improved(sharpened);
    }
    return noise;
  }

  private static LabelNoise start(int k) {
    double[][] givenTrue = new double[k][k];
    for (int given = 0; given < k; given++) {
      Arrays.fill(givenTrue[given], START / Math.max(1, k - 1));
      givenTrue[given][given] = 1 - START;
    }
    return new LabelNoise(START, Double.NEGATIVE_INFINITY, givenTrue);
  }

  private LabelNoise improved(LikelyRows.Sharpened at) {
    int k = givenTrue.length;
    double[][] counts = new double[k][k];
    double[] joint = new double[k];
    double sum = 0;
    for (int r = 0; r < at.rows.size(); r++) {
      int start = at.rows.start(r);
      int end = at.rows.start(r + 1);
      double[] chanceOfGiven = givenTrue[at.rows.classAt(start)];
      double all = at.rest[r] * error / Math.max(1, k - 1);
      for (int i = start; i < end; i++) {
        joint[i - start] = at.chances[i] * chanceOfGiven[at.rows.classAt(i)];
        all += joint[i - start];
      }
      sum += Math.log(Math.max(all, LEAST));
      double[] counted = counts[at.rows.classAt(start)];
      for (int i = start; i < end && all > LEAST; i++) {
        counted[at.rows.classAt(i)] += joint[i - start] / all;
      }
    }
    return pulled(counts, at.rows.size() == 0 ? 0 : sum / at.rows.size());
  }

  private LabelNoise pulled(double[][] counts, double newLikelihood) {
    int k = counts.length;
    double[] wrong = new double[k];
    double[] total = new double[k];
    double allWrong = 0;
    double all = 0;
    // row by row, as a column of a thousand classes is spread over a thousand rows
    for (int given = 0; given < k; given++) {
      for (int truth = 0; truth < k; truth++) {
        total[truth] += counts[given][truth];
        wrong[truth] += given == truth ? 0 : counts[given][truth];
      }
    }
    for (int truth = 0; truth < k; truth++) {
      allWrong += wrong[truth];
      all += total[truth];
    }
    double overall = all > 0 ? allWrong / all : 0;
    double[] rate = new double[k];
    Arrays.setAll(rate, t -> (wrong[t] + PULL * overall) / (total[t] + PULL));
    double[][] next = new double[k][k];
    double even = PULL / Math.max(1, k - 1);
    for (int given = 0; given < k; given++) {
      for (int truth = 0; truth < k; truth++) {
        double spread = (counts[given][truth] + even) / (wrong[truth] + PULL);
        next[given][truth] = given == truth ? 1 - rate[truth] : rate[truth] * spread;
      }
    }
    return new LabelNoise(overall, newLikelihood, next);
  }

  /** Mean log-likelihood of the given labels, in nats a sample, one pass before the last. */
  double likelihood() {
    return likelihood;
  }

  /** Chance that the label {@code given} is written where {@code truth} is true. */
  double chance(int given, int truth) {
    return givenTrue[given][truth];
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
    double[] chanceOfGiven = givenTrue[likely.classAt(0)];
    double wrong = rest * error / Math.max(1, givenTrue.length - 1);
    int best = 0;
    for (int i = 1; i < likely.count(); i++) {
      wrong += chances[i] * chanceOfGiven[likely.classAt(i)];
      best = chances[i] > chances[best] ? i : best;
    }
    // by way of the likeliest class, as the given one's chance may be too small for a double
    double right = Math.log(chances[best]) + power * (likely.logAt(0) - likely.logAt(best));
    double written = Math.max(chanceOfGiven[likely.classAt(0)], LEAST);
    return Math.log(Math.max(wrong, LEAST)) - right - Math.log(written);
  }
}
