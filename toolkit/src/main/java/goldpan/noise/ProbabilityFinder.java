package goldpan.noise;

import goldpan.data.Words;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Finds label errors from given labels and out-of-fold probabilities alone.
 *
 * <ol>
 *   <li>{@link NoisyCalibration}: inverse temperature b and noise floor ε; b0 without a floor.
 *   <li>{@link NoiseTransitions} at b/2, b and 2b: noise odds S of every row, noise rate ρ of each.
 *   <li>Is noise visible? {@code h} rises from 0 to 1 with the doubt of the surest 3 % of the rows
 *       over the share d of rows that disagree: a model's own doubt spares the easy rows, label
 *       noise does not. Is it noise of classes? {@code k} rises with ρ(b/2)/ρ(2b), which noise of
 *       classes leaves near 1.
 *   <li>Does one rate of noise for sure and doubtful rows explain the labels? {@code u} is the
 *       belief of {@link NoiseEvidence}.
 *   <li>Score {@code k S(b/2) + (1 - k) (u S(b) + (1 - u) (h mean S + (1 - h) loss))}, with the
 *       loss calibrated by b0 and {@link ClassOffsets}.
 *   <li>Count {@code k n1 + (1 - k) (u n2 + (1 - u) n3)}: n1 rows have noise odds above 0; n2 is
 *       where the expected F1 of the odds S(b) is highest ({@link ExpectedF1}); n3 lie above Otsu's
 *       split of ln(1 + 8 δ margin), where δ is the doubt of the surest, and are no fewer than the
 *       typical doubt of all rows says where noise is visible.
 *   <li>A model that tells labels hardly better than their shares do proposes nothing.
 * </ol>
 *
 * <p>Deterministic for any number of threads. Cost: O(N K + N log N).
 */
final class ProbabilityFinder implements LabelErrorFinder {
  private static final double[] MULTIPLES = {0.5, 1, 2};

  @Override
  public String name() {
    return "out-of-fold probabilities";
  }

  @Override
  public boolean suits(Predictions predictions) {
    return true;
  }

  @Override
  public LabelErrors find(Predictions predictions) {
    int n = predictions.size();
    if (n < 2 || predictions.classes() < 2) {
      return LabelErrors.none(
          name(),
          new double[n],
          Words.of(
              "%,d labelled samples of %d classes say nothing; expected two or more of each",
              n, predictions.classes()));
    }
    FitRows rows = FitRows.read(predictions);
    NoisyCalibration calibration = NoisyCalibration.fit(rows);
    NoiseTransitions[] noise = new NoiseTransitions[MULTIPLES.length];
    for (int m = 0; m < noise.length; m++) {
      double b = MULTIPLES[m] * calibration.inverseTemperature();
      noise[m] =
          NoiseTransitions.fit(rows.atInverseTemperature(b), rows.labels, predictions.classes());
    }
    double[] offsets =
        ClassOffsets.fit(rows, FinderConstants.SOFTENING * calibration.plainInverseTemperature());
    ProbabilityPass pass =
        ProbabilityPass.over(predictions, calibration, noise, offsets, rows.floor);
    NoiseEvidence evidence = NoiseEvidence.of(calibration, rows.size, pass);
    return new Weighing(predictions, calibration, noise, pass, evidence).found();
  }

  /** Steps 3 to 7. */
  private final class Weighing {
    private final NoiseEvidence evidence;
    private final int n;
    private final ProbabilityPass pass;
    private final NoisyCalibration calibration;
    private final double entropy;
    private final double disagreement;
    private final double doubt;
    private final double typicalDoubt;
    private final double visible;
    private final double classNoise;
    private final double explained;

    Weighing(
        Predictions predictions,
        NoisyCalibration calibration,
        NoiseTransitions[] noise,
        ProbabilityPass pass,
        NoiseEvidence evidence) {
      this.evidence = evidence;
      this.n = predictions.size();
      this.pass = pass;
      this.calibration = calibration;
      this.entropy = entropy(predictions);
      this.disagreement = (double) Arrays.stream(pass.margin).filter(m -> m > 0).count() / n;
      double share = Math.max(disagreement, 1.0 / n);
      this.doubt = (1 - quantile(pass.highest, 1 - FinderConstants.SUREST)) / share;
      this.typicalDoubt = 1 - quantile(pass.plainHighest, 0.5);
      this.visible =
          FinderConstants.ramp(doubt, FinderConstants.VISIBLE_FROM, FinderConstants.VISIBLE_FULLY);
      this.classNoise =
          visible
              * FinderConstants.ramp(
                  noise[0].rate() / Math.max(noise[2].rate(), 1e-12),
                  FinderConstants.CLASS_NOISE_FROM,
                  FinderConstants.CLASS_NOISE_FULLY);
      this.explained = noise[2].rate() / Math.max(disagreement, 1e-12);
    }

    LabelErrors found() {
      double belief = evidence.belief();
      double[] scores = new double[n];
      int likelier = 0;
      for (int i = 0; i < n; i++) {
        double seen = classNoise * pass.oddsAtHalf[i] + (1 - classNoise) * pass.meanOdds[i];
        likelier += seen > 0 ? 1 : 0;
        double doubtful = visible * pass.meanOdds[i] + (1 - visible) * pass.loss[i];
        double other = belief * pass.odds[i] + (1 - belief) * doubtful;
        scores[i] = classNoise * pass.oddsAtHalf[i] + (1 - classNoise) * other;
      }
      int split = aboveSplit();
      int best = belief > 0 ? bestCount() : 0;
      double least =
          FinderConstants.ramp(
                  doubt, FinderConstants.LEAST_COUNT_FROM, FinderConstants.LEAST_COUNT_FULLY)
              * n
              * Math.min(typicalDoubt, disagreement);
      double other = belief * best + (1 - belief) * Math.max(split, least);
      int count = (int) Math.rint(classNoise * likelier + (1 - classNoise) * other);
      return propose(scores, count).withDiagnostics(diagnostics(split, likelier, best));
    }

    /** Where the expected F1 of the noise odds at b is highest. */
    private int bestCount() {
      double[] chances = Arrays.stream(pass.odds).map(LogOdds::chance).toArray();
      Arrays.parallelSort(chances);
      for (int i = 0; i < n / 2; i++) {
        double low = chances[i];
        chances[i] = chances[n - 1 - i];
        chances[n - 1 - i] = low;
      }
      return ExpectedF1.count(chances);
    }

    private LabelErrors propose(double[] scores, int count) {
      double known = n * (entropy - calibration.nats());
      if (!(known
          > FinderConstants.LEAST_SKILL_NATS + FinderConstants.LEAST_SKILL_SHARE * n * entropy)) {
        return LabelErrors.none(
            name(),
            scores,
            "the model tells the labels hardly better than the shares of the classes do; train it longer, or check that columns and rows of its predictions fit the dataset");
      }
      return count == 0
          ? LabelErrors.none(name(), scores, "no given label looks wrong")
          : LabelErrors.propose(name(), scores, count, PrecisionPrior.mean(explained));
    }

    private int aboveSplit() {
      double bend = FinderConstants.BEND * doubt;
      double[] bent = pass.margin.clone();
      if (bend > 1e-6) {
        Arrays.setAll(bent, i -> Math.log1p(bend * bent[i]));
      }
      Arrays.parallelSort(bent);
      return n - OtsuSplit.below(bent);
    }

    private Map<String, Double> diagnostics(int split, int likelier, int best) {
      Map<String, Double> found = new LinkedHashMap<>();
      found.put("inverse temperature", calibration.inverseTemperature());
      found.put("plain inverse temperature", calibration.plainInverseTemperature());
      found.put("noise floor", calibration.noise());
      found.put("disagreement", disagreement);
      found.put("doubt of the surest", doubt);
      found.put("noise is visible", visible);
      found.put("noise is of classes", classNoise);
      found.put("gain by a noise floor", evidence.gain());
      found.put("misfit", evidence.misfit());
      found.put("noise is at one rate", evidence.belief());
      found.put("highest expected F1", (double) best);
      found.put("above Otsu's split", (double) split);
      found.put("more likely wrong than right", (double) likelier);
      found.put("skill", 1 - calibration.nats() / Math.max(entropy, 1e-12));
      return found;
    }
  }

  /** Of the given labels, in nats. */
  private static double entropy(Predictions predictions) {
    double[] counts = new double[predictions.classes()];
    for (int r = 0; r < predictions.size(); r++) {
      counts[predictions.label(r)]++;
    }
    return Arrays.stream(counts)
        .filter(c -> c > 0)
        .map(c -> c / predictions.size())
        .map(share -> -share * Math.log(share))
        .sum();
  }

  /** Linear between order statistics. */
  private static double quantile(double[] values, double level) {
    double[] rising = values.clone();
    Arrays.parallelSort(rising);
    double at = level * (rising.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, rising.length - 1);
    return rising[below] + (at - below) * (rising[above] - rising[below]);
  }
}
