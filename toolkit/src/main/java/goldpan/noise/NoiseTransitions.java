package goldpan.noise;

import java.util.Arrays;

/**
 * T[g, k], the chance that label g is given to what is truly k, by expectation maximisation from
 * given labels and calibrated probabilities r. A pass shares each row out among true classes,
 *
 * <pre>  J[i, k] = r[i, k] T[y, k] / Σ_j r[i, j] T[y, j],   C[g, k] = Σ_{i: y = g} J[i, k]</pre>
 *
 * and draws each class's error rate to the overall one, and its errors to uniform ones, by {@link
 * FinderConstants#SHRINKAGE} rows.
 *
 * @see <a href="https://arxiv.org/abs/1609.03683">Patrini et al., Making Deep Neural Networks
 *     Robust to Label Noise, 2017: the transition matrix</a>
 */
final class NoiseTransitions {
  private static final double TINY = 1e-300;
  private static final double START = 0.1;
  private static final double LEAST = 1e-12;

  private final int classes;
  private final double[] chances;
  private double rate = START;

  private NoiseTransitions(int classes) {
    this.classes = classes;
    this.chances = new double[classes * classes];
    Arrays.fill(chances, START / (classes - 1));
    for (int k = 0; k < classes; k++) {
      chances[k * classes + k] = 1 - START;
    }
  }

  /**
   * Fits T.
   *
   * @param probabilities n×K, each row sums to one
   */
  static NoiseTransitions fit(double[] probabilities, int[] labels, int classes) {
    NoiseTransitions fitted = new NoiseTransitions(classes);
    for (int pass = 0; pass < FinderConstants.PASSES; pass++) {
      fitted.maximise(fitted.expected(probabilities, labels));
    }
    return fitted;
  }

  /** C, given × true. */
  private double[] expected(double[] probabilities, int[] labels) {
    double[] counts = new double[classes * classes];
    for (int i = 0; i < labels.length; i++) {
      int row = labels[i] * classes;
      int start = i * classes;
      double sum = TINY;
      for (int k = 0; k < classes; k++) {
        sum += probabilities[start + k] * chances[row + k];
      }
      for (int k = 0; k < classes; k++) {
        counts[row + k] += probabilities[start + k] * chances[row + k] / sum;
      }
    }
    return counts;
  }

  private void maximise(double[] counts) {
    double[] totals = new double[classes];
    for (int i = 0; i < counts.length; i++) {
      totals[i % classes] += counts[i];
    }
    double all = Arrays.stream(totals).sum();
    double right = 0;
    for (int k = 0; k < classes; k++) {
      right += counts[k * classes + k];
    }
    rate = (all - right) / Math.max(all, 1e-9);
    // one error among all rows at least, or rates that vanish differ by factors between classes
    double least = Math.max(rate, 1 / Math.max(all, 1));
    for (int k = 0; k < classes; k++) {
      maximise(counts, k, totals[k], least);
    }
  }

  private void maximise(double[] counts, int k, double total, double overall) {
    double pull = FinderConstants.SHRINKAGE;
    double wrong = total - counts[k * classes + k];
    double errors = (wrong + pull * overall) / (total + pull);
    for (int g = 0; g < classes; g++) {
      chances[g * classes + k] =
          g == k
              ? Math.max(LEAST, 1 - errors)
              : (counts[g * classes + k] + pull / (classes - 1)) / (wrong + pull) * errors;
    }
  }

  /** The estimated share of wrong labels, in [0, 1]. */
  double rate() {
    return rate;
  }

  /** T[given, truly]. */
  double chance(int given, int truly) {
    return chances[given * classes + truly];
  }
}
