package goldpan.noise;

import goldpan.predict.Dynamics;
import goldpan.predict.Predictions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds label errors from what a baseline recorded while it trained.
 *
 * <p>The late margin of a right label (its logit minus the best other one, second half of training,
 * by models that learn from the row) is distributed like a bell even where the model is weak: what
 * it first got wrong it comes to believe. What a wrong label looks like is known without knowing
 * one: like a class that was not given ({@link StandIns}). So only the bell of the right labels and
 * the shares are fitted ({@link MixtureFit}).
 *
 * <ol>
 *   <li>Evidence for the given label: {@code x = late + OUT a g}, with g its out-of-fold margin and
 *       {@code a = deviation(late) / deviation(g)}; the score is -x.
 *   <li>Three kinds of wrong labels stand in: any class alike, rather those that look alike, and as
 *       the labels say which class is given for which ({@link NoiseTransitions} at twice the
 *       calibrated inverse temperature).
 *   <li>Models that learn wrong labels by heart move their margins up: by the mean gain of late
 *       over out-of-fold margins, times the share of doubted labels that such models believe.
 *   <li>A row's chance of being wrong by the fitted mixture is made to fall with x.
 *   <li>As many rows are proposed as make the expected F1 highest, and {@value #PAGE} rows at least
 *       where so many disagree, but for that no more than 1 % of all.
 *   <li>Where the given label fares hardly better out of fold than another class would, nothing was
 *       learnt and nothing is proposed.
 * </ol>
 *
 * <p>Deterministic. Cost: O(N K + N log N).
 */
final class TrainingFinder implements LabelErrorFinder {
  /**
   * Weight of the out-of-fold margin beside the late one. Halved -.004, doubled -.002 of mean F1.
   */
  private static final double OUT = 0.25;

  /**
   * Power of p by which look-alikes stand in. Halved -.007, of people's errors -.055; doubled
   * -.028, and lists of clean sets are six times as long.
   */
  private static final double ALIKE = 0.6;

  /**
   * Inverse temperature, in those of the calibration, at which noise of classes is looked for.
   * Halved and doubled -.001; without it -.005.
   */
  private static final double SHARPER = 2;

  /** Rows the mixture is fitted to, at most. */
  private static final int FIT_ROWS = 20_000;

  /** Rows that fill a page: what a person looks at in any case. */
  private static final int PAGE = 36;

  private static final double PAGE_SHARE = 0.01;

  /**
   * Deviations by which the given label must fare better than another class. .04 when nothing is
   * learnt, .69 in the weakest of 30 trainings that learnt.
   */
  private static final double LEAST_SKILL = 0.3;

  private static final double TINY = 1e-6;

  @Override
  public String name() {
    return "training record";
  }

  @Override
  public boolean suits(Predictions predictions) {
    return predictions.classes() >= 2
        && predictions.dynamics().map(d -> learnt(d).length >= 2).orElse(false);
  }

  private static int[] learnt(Dynamics dynamics) {
    return IntStream.range(0, dynamics.size()).filter(r -> dynamics.epochs(r) > 0).toArray();
  }

  @Override
  public LabelErrors find(Predictions predictions) {
    Dynamics dynamics =
        predictions
            .dynamics()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "predictions say nothing of how training went; expected those of a baseline; use out-of-fold probabilities alone"));
    return new Work(predictions, dynamics).found();
  }

  /** One set of predictions. */
  private final class Work {
    private final Predictions predictions;
    private final int n;
    private final double[] outOfFold;
    private final double[] late;
    private final int[] fitted;
    private final double scale;
    private final double[] evidence;

    Work(Predictions predictions, Dynamics dynamics) {
      this.predictions = predictions;
      this.n = predictions.size();
      this.outOfFold = new double[n];
      this.late = new double[n];
      ClassMargins margins = new ClassMargins(predictions);
      for (int r = 0; r < n; r++) {
        outOfFold[r] = margins.at(r).of(predictions.label(r));
        late[r] = dynamics.lateMargin(r);
      }
      this.fitted = spread(learnt(dynamics));
      this.scale = deviation(late) / Math.max(deviation(outOfFold), 1e-9);
      this.evidence = new double[n];
      for (int r = 0; r < n; r++) {
        double own = dynamics.epochs(r) > 0 ? late[r] : scale * outOfFold[r];
        evidence[r] = own + OUT * scale * outOfFold[r];
      }
    }

    /** At most {@link #FIT_ROWS} of them, evenly. */
    private static int[] spread(int[] rows) {
      int count = Math.min(rows.length, FIT_ROWS);
      return IntStream.range(0, count)
          .map(i -> rows[count == 1 ? 0 : (int) ((long) i * (rows.length - 1) / (count - 1))])
          .toArray();
    }

    private double deviation(double[] values) {
      double mean = mean(values);
      return Math.sqrt(
          Arrays.stream(fitted).mapToDouble(r -> values[r] - mean).map(d -> d * d).sum()
              / fitted.length);
    }

    private double mean(double[] values) {
      return Arrays.stream(fitted).mapToDouble(r -> values[r]).sum() / fitted.length;
    }

    LabelErrors found() {
      StandIns[] standIns =
          Stream.of(StandIns.any(), StandIns.alike(ALIKE), StandIns.of(noise()))
              .map(weights -> StandIns.of(predictions, fitted, weights))
              .toArray(StandIns[]::new);
      TwoPieceNormal[] wrong =
          Arrays.stream(standIns)
              .map(s -> new double[] {s.mean(), s.deviation()})
              .map(m -> bell(m[0], m[1]))
              .toArray(TwoPieceNormal[]::new);
      double[] x = Arrays.stream(fitted).mapToDouble(r -> evidence[r]).toArray();
      MarginMixture mixture = MixtureFit.of(x, wrong);
      double[] scores = Arrays.stream(evidence).map(e -> -e).toArray();
      int[] order = Descending.order(scores);
      double[] ranked = chances(order, mixture);
      double skill = (mean(outOfFold) - standIns[0].mean()) / Math.max(deviation(outOfFold), TINY);
      Map<String, Double> diagnostics = new LinkedHashMap<>();
      diagnostics.put("skill", skill);
      diagnostics.put("errors expected", Arrays.stream(ranked).sum());
      diagnostics.put("share of wrong labels", 1 - mixture.share(0));
      diagnostics.put("of any class", mixture.share(1));
      diagnostics.put("of look-alikes", mixture.share(2));
      diagnostics.put("of class noise", mixture.share(3));
      return proposed(scores, order, ranked, skill).withDiagnostics(diagnostics);
    }

    private TwoPieceNormal bell(double mean, double deviation) {
      double factor = (1 + OUT) * scale;
      double gain = absorbed() * (mean(late) - scale * mean(outOfFold));
      return TwoPieceNormal.even(factor * mean + gain, Math.max(factor * deviation, TINY));
    }

    /**
     * How far wrong labels are learnt by heart, in [0, 1]: of the rows whose given label is doubted
     * out of fold, the share in which models that learnt from the row believe it.
     */
    private double absorbed() {
      int[] doubted = Arrays.stream(fitted).filter(r -> outOfFold[r] < 0).toArray();
      return doubted.length == 0
          ? 0
          : (double) Arrays.stream(doubted).filter(this::isBelieved).count() / doubted.length;
    }

    private boolean isBelieved(int row) {
      return predictions
          .inSampleProbabilities()
          .map(p -> p.mostProbable(row) == predictions.label(row))
          .orElse(late[row] > 0);
    }

    /** Chances of being wrong, most suspicious first, falling. */
    private double[] chances(int[] order, MarginMixture mixture) {
      double[] falling = new double[n];
      double odds = Double.POSITIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        odds = Math.min(odds, mixture.logOdds(evidence[order[i]]));
        falling[i] = LogOdds.chance(odds);
      }
      return falling;
    }

    private NoiseTransitions noise() {
      FitRows rows = FitRows.read(predictions);
      double b = SHARPER * NoisyCalibration.fit(rows).inverseTemperature();
      return NoiseTransitions.fit(rows.atInverseTemperature(b), rows.labels, predictions.classes());
    }

    private LabelErrors proposed(double[] scores, int[] order, double[] ranked, double skill) {
      double[] chances = new double[n];
      for (int i = 0; i < n; i++) {
        chances[order[i]] = ranked[i];
      }
      if (skill < LEAST_SKILL) {
        return LabelErrors.none(
            name(),
            scores,
            "the baseline has learnt hardly anything: a given label fares no better than another class; train it longer, or give it more samples");
      }
      int best = ExpectedF1.count(ranked);
      int page =
          (int)
              Math.min(
                  Math.min(PAGE, PAGE_SHARE * n),
                  (double) Arrays.stream(outOfFold).filter(g -> g < 0).count());
      int count = Math.max(best, page);
      if (count == 0) {
        return LabelErrors.none(name(), scores, "no given label looks wrong").withChances(chances);
      }
      double precision = Arrays.stream(ranked).limit(count).sum() / count;
      return LabelErrors.propose(name(), scores, count, Math.min(0.8, Math.max(0.2, precision)))
          .withChances(chances);
    }
  }
}
