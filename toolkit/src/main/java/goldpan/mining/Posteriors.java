package goldpan.mining;

import goldpan.data.Workers;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each row the chance that its given label is wrong, estimated from the predictions and the
 * given labels alone. Immutable.
 *
 * <p>{@link LabelNoise} says how a true class becomes a given label. The power the probabilities
 * are raised to is fitted first: the one of the steps 2^(j/4) from 0.35 to 5.7 under which the
 * given labels are likeliest. That much the labels can tell. What they cannot tell is how much of a
 * model's doubt is noise in the labels it learnt from: a model that learnt that one seven in ten is
 * called a one looks, from its probabilities, like a model that finds sevens hard. Two things are
 * supposed instead. Whatever the task, the surest {@value #ANCHORS_PERCENT} % of the rows are sure:
 * the power is raised until their highest probability is {@value #SURE} or more, and what they
 * doubted before counts as noise. Beyond that the answer lies between two ends: all of the doubt is
 * honest (that power), or the truth is what two independent labellers would agree on (twice that
 * power, as the chance that both say a class is its square). The estimate is the mean, in log-odds,
 * over that power, 1½ times and twice that; how far the three lie apart says how sure it is. Where
 * confident learning counts fewer wrong labels, as it does where many classes share the doubt, all
 * log-odds are lowered alike to its count, though never to less than a quarter.
 *
 * <p>Fitted to at most {@value #FITTED} rows, evenly spaced, and 20 a class. Of no rows, or where
 * there is one class, no label is wrong. Cost: O(N K), some tens of passes over the fitted rows and
 * one over all; memory O(N + K²).
 *
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang, Confident Learning,
 *     2021, section 3.1: the count</a>
 * @see <a href="https://arxiv.org/abs/1609.03683">Patrini et al., Making Deep Neural Networks
 *     Robust to Label Noise, 2017, section 4.1: the surest rows as anchors</a>
 * @see <a href="https://doi.org/10.1214/ss/1177013825">Genest and Zidek, Combining Probability
 *     Distributions, 1986: averaging log-odds</a>
 */
public final class Posteriors {
  private static final int FITTED = 20_000;
  private static final int BLOCK = 4096;
  private static final double MOST_LOWERED = 4;
  private static final int FITTED_A_CLASS = 20;
  private static final int ANCHORS_PERCENT = 3;
  private static final double SURE = 0.995;
  private static final int PASSES_TO_CHOOSE = 8;
  private static final int PASSES = 15;
  private static final double[] SHARPER = {1, 1.5, 2};
  private static final int LOWEST_STEP = -6;
  private static final int HIGHEST_STEP = 10;
  private static final int MOST_STEPS_TO_ANCHOR = 6;

  private final double[] odds;
  private final double[] expected;
  private final double power;

  private Posteriors(double[] odds, double[] expected, double power) {
    this.odds = odds;
    this.expected = expected;
    this.power = power;
  }

  /** Estimates them from predictions. */
  public static Posteriors of(Predictions predictions) {
    int n = predictions.size();
    if (n == 0 || predictions.classes() < 2) {
      double[] right = new double[n];
      Arrays.fill(right, Double.NEGATIVE_INFINITY);
      return new Posteriors(right, new double[SHARPER.length], 1);
    }
    LikelyRows rows = LikelyRows.of(predictions, fittedRows(n, predictions.classes()));
    double power = anchored(rows, power(rows));
    LabelNoise[] noises = new LabelNoise[SHARPER.length];
    Arrays.setAll(noises, i -> LabelNoise.fit(rows.sharpened(power * SHARPER[i]), PASSES));
    return judged(predictions, power, noises).atMost(ConfidentJoint.of(predictions).errors() / n);
  }

  /** Evenly spaced rows, all when they are few. */
  private static int[] fittedRows(int n, int classes) {
    int most = Math.min(n, Math.max(FITTED, FITTED_A_CLASS * classes));
    return IntStream.range(0, most).map(i -> (int) ((long) i * n / most)).toArray();
  }

  /** Climbs from the probabilities as they are to the power that makes the labels likeliest. */
  private static double power(LikelyRows rows) {
    int best = 0;
    double likelihood = likelihood(rows, 0);
    for (int step : new int[] {1, -1}) {
      int from = best;
      while (best + step >= LOWEST_STEP && best + step <= HIGHEST_STEP) {
        double next = likelihood(rows, best + step);
        if (!(next > likelihood)) {
          break;
        }
        likelihood = next;
        best += step;
      }
      if (best != from) {
        break;
      }
    }
    return power(best);
  }

  private static double power(int step) {
    return Math.pow(2, step / 4.0);
  }

  private static double likelihood(LikelyRows rows, int step) {
    return LabelNoise.fit(rows.sharpened(power(step)), PASSES_TO_CHOOSE).likelihood();
  }

  /** The least of the steps upwards from a power at which the surest rows are sure. */
  private static double anchored(LikelyRows rows, double from) {
    for (int step = 0; step < MOST_STEPS_TO_ANCHOR; step++) {
      double raised = from * power(step);
      if (anchor(rows.sharpened(raised)) >= SURE) {
        return raised;
      }
    }
    return from * power(MOST_STEPS_TO_ANCHOR);
  }

  /** The highest probability that all but the surest rows stay below. */
  private static double anchor(LikelyRows.Sharpened at) {
    double[] highest =
        IntStream.range(0, at.rows.size()).mapToDouble(at::highest).sorted().toArray();
    return highest[(int) ((highest.length - 1L) * (100 - ANCHORS_PERCENT) / 100)];
  }

  private static Posteriors judged(Predictions predictions, double power, LabelNoise[] noises) {
    int n = predictions.size();
    double[] odds = new double[n];
    double[][] expected = new double[(n + BLOCK - 1) / BLOCK][noises.length];
    Workers.forEach(
        n,
        BLOCK,
        (from, to) -> {
          LikelyClasses likely = new LikelyClasses(predictions);
          double[][] chances = new double[noises.length][predictions.classes()];
          for (int r = from; r < to; r++) {
            double rest = likely.at(r).sharpened(power, chances[0]);
            odds[r] = odds(likely, chances, rest, power, noises, expected[from / BLOCK]);
          }
        });
    double[] sums = new double[noises.length];
    for (double[] block : expected) {
      Arrays.setAll(sums, i -> sums[i] + block[i]);
    }
    return new Posteriors(odds, sums, power);
  }

  /** The mean over the powers of the log-odds that a row's label is wrong. */
  private static double odds(
      LikelyClasses likely,
      double[][] chances,
      double rest,
      double power,
      LabelNoise[] noises,
      double[] sums) {
    double odds = 0;
    for (int i = 0; i < noises.length; i++) {
      double left = i == 0 ? rest : raise(likely, chances[0], rest, i, chances[i]);
      double each = noises[i].odds(likely, chances[i], left, power * SHARPER[i]);
      odds += each / noises.length;
      sums[i] += LogOdds.chance(each);
    }
    return odds;
  }

  /** Raises chances to one of {@link #SHARPER} by products and roots, and normalises them. */
  private static double raise(
      LikelyClasses likely, double[] chances, double rest, int which, double[] into) {
    double mean = likely.others() == 0 ? 0 : rest / likely.others();
    double left = likely.others() * raised(mean, which);
    double sum = left;
    for (int i = 0; i < likely.count(); i++) {
      into[i] = raised(chances[i], which);
      sum += into[i];
    }
    for (int i = 0; i < likely.count(); i++) {
      into[i] /= sum;
    }
    return left / sum;
  }

  private static double raised(double chance, int which) {
    return which == 1 ? chance * Math.sqrt(chance) : chance * chance;
  }

  /**
   * The same, all log-odds lowered alike where more labels seem wrong than this share, to no less
   * than a quarter of what they said.
   */
  private Posteriors atMost(double share) {
    double least = errors() / size() / MOST_LOWERED;
    double shift = new OddsShift(odds).down(Math.max(share, least));
    return shift == 0 ? this : with(Arrays.stream(odds).map(o -> o + shift).toArray());
  }

  /** The same estimate with these log-odds in place of its own, in row order. */
  Posteriors with(double[] others) {
    return new Posteriors(others, expected, power);
  }

  /** The log-odds, finite, in row order: from about -41 up, beyond 40 where a model is too sure. */
  double[] odds() {
    return Arrays.stream(odds).map(o -> Math.max(o, LogOdds.of(0))).toArray();
  }

  /** How many of a ranking to take for the highest expected F1, most suspicious first. */
  public int bestCount(int[] falling) {
    return ExpectedF1.most(falling, values());
  }

  /** Number of rows. */
  public int size() {
    return odds.length;
  }

  /** Chance in [0, 1] that the given label of a row is wrong. */
  public double at(int row) {
    return LogOdds.chance(odds[row]);
  }

  /** A copy, in row order. */
  public double[] values() {
    return Arrays.stream(odds).map(LogOdds::chance).toArray();
  }

  /** Estimated number of wrong labels: the sum over all rows. */
  public double errors() {
    return Arrays.stream(odds).map(LogOdds::chance).sum();
  }

  /** The number of wrong labels if all of the model's doubt is honest. */
  public double fewestErrors() {
    return Arrays.stream(expected).min().orElse(0);
  }

  /** The number of wrong labels if the truth is what two labellers agree on. */
  public double mostErrors() {
    return Arrays.stream(expected).max().orElse(0);
  }

  /**
   * The least power the probabilities are raised to; below 1 for a model that is too sure, far
   * above it for one that learnt from labels that are often wrong.
   */
  public double power() {
    return power;
  }

  @Override
  public String toString() {
    return "about %s of %s labels wrong, between %s and %s"
        .formatted(
            Numbers.count(Math.round(errors())),
            Numbers.count(size()),
            Numbers.count(Math.round(fewestErrors())),
            Numbers.count(Math.round(mostErrors())));
  }
}
