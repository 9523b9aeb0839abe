package goldpan.mining;

import goldpan.predict.Predictions;

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

  private final double power;
  private final double error;
  private final double likelihood;
  private final double[][] givenTrue;

  private LabelNoise(double power, double error, double likelihood, double[][] givenTrue) {
    this.power = power;
    this.error = error;
    this.likelihood = likelihood;
    this.givenTrue = givenTrue;
  }

  /**
   * Fits the matrix at a power.
   *
   * @param rows which rows to fit to
   * @param passes of expectation-maximisation
   */
  static LabelNoise fit(Predictions predictions, int[] rows, double power, int passes) {
    LabelNoise noise = start(predictions.classes(), power);
    LikelyClasses likely = new LikelyClasses(predictions);
    for (int pass = 0; pass < passes; pass++) {
      noise = noise.improved(predictions, rows, likely);
    }
    return noise;
  }

  private static LabelNoise start(int k, double power) {
    double[][] givenTrue = new double[k][k];
    for (int given = 0; given < k; given++) {
      for (int truth = 0; truth < k; truth++) {
        givenTrue[given][truth] = given == truth ? 1 - START : START / Math.max(1, k - 1);
      }
    }
    return new LabelNoise(power, START, Double.NEGATIVE_INFINITY, givenTrue);
  }

  private LabelNoise improved(Predictions predictions, int[] rows, LikelyClasses likely) {
    int k = givenTrue.length;
    double[][] counts = new double[k][k];
    double[] chances = new double[k];
    double sum = 0;
    for (int r : rows) {
      int given = predictions.label(r);
      double rest = likely.at(r).sharpened(power, chances);
      double all = weigh(given, likely, chances, rest);
      sum += Math.log(Math.max(all, LEAST));
      for (int i = 0; i < likely.count() && all > LEAST; i++) {
        counts[given][likely.classAt(i)] += chances[i] / all;
      }
    }
    return pulled(counts, rows.length == 0 ? 0 : sum / rows.length);
  }

  /** Turns chances of true classes into joint chances with the given label; their sum. */
  private double weigh(int given, LikelyClasses likely, double[] chances, double rest) {
    double all = rest * error / Math.max(1, givenTrue.length - 1);
    for (int i = 0; i < likely.count(); i++) {
      chances[i] *= givenTrue[given][likely.classAt(i)];
      all += chances[i];
    }
    return all;
  }

  private LabelNoise pulled(double[][] counts, double newLikelihood) {
    int k = counts.length;
    double[] wrong = new double[k];
    double[] total = new double[k];
    double allWrong = 0;
    double all = 0;
    for (int truth = 0; truth < k; truth++) {
      for (int given = 0; given < k; given++) {
        total[truth] += counts[given][truth];
        wrong[truth] += given == truth ? 0 : counts[given][truth];
      }
      allWrong += wrong[truth];
      all += total[truth];
    }
    double overall = all > 0 ? allWrong / all : 0;
    double[][] next = new double[k][k];
    for (int truth = 0; truth < k; truth++) {
      double rate = (wrong[truth] + PULL * overall) / (total[truth] + PULL);
      for (int given = 0; given < k; given++) {
        double spread = (counts[given][truth] + PULL / Math.max(1, k - 1)) / (wrong[truth] + PULL);
        next[given][truth] = given == truth ? 1 - rate : rate * spread;
      }
    }
    return new LabelNoise(power, overall, newLikelihood, next);
  }

  /** The power the probabilities are raised to. */
  double power() {
    return power;
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
   * Chance in [0, 1] that the given label is wrong.
   *
   * @param chances room for one value a class
   */
  double wrong(int given, LikelyClasses likely, double[] chances) {
    double rest = likely.sharpened(power, chances);
    double all = weigh(given, likely, chances, rest);
    return all > LEAST ? Math.min(1, Math.max(0, (all - chances[0]) / all)) : 1;
  }
}
