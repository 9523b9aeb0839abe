package goldpan.mining;

import goldpan.data.Corrections;
import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.noise.LabelErrorFinder;
import goldpan.noise.LabelErrors;
import goldpan.predict.OrderWarning;
import goldpan.predict.Predictions;
import goldpan.predict.UnlabelledPredictions;
import goldpan.score.CrossEntropy;
import goldpan.score.Score;
import goldpan.score.ScoreNames;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * The result of mining: a score for every sample that could be read, and what goes with it. Row r
 * is about the sample at {@code sampleIndex(r)}. Immutable.
 */
public final class Losses implements Iterable<Suspect> {
  private final Predictions predictions;
  private final Score score;
  private final Scores scores;
  private final Shared shared;

  private Losses(Predictions predictions, Score score, Shared shared) {
    double[] values = score.of(predictions, () -> shared.labelErrors(predictions));
    this.predictions = predictions;
    this.score = score;
    this.scores = Scores.of(score.name(), score.unit(), predictions.classes(), values);
    this.shared = shared;
  }

  /** What does not depend on the ranking, worked out once for all rankings of these predictions. */
  private static final class Shared {
    private boolean isOrderChecked;
    private Optional<String> orderWarning = Optional.empty();

    synchronized Optional<String> orderWarning(Predictions predictions) {
      if (!isOrderChecked) {
        orderWarning = OrderWarning.of(predictions);
        isOrderChecked = true;
      }
      return orderWarning;
    }

    private @Nullable LabelErrors labelErrors;

    synchronized LabelErrors labelErrors(Predictions predictions) {
      LabelErrors known = labelErrors;
      if (known == null) {
        LabelErrors found = LabelErrorFinder.forPredictions(predictions).find(predictions);
        known =
            orderWarning(predictions)
                .map(warning -> LabelErrors.none(found.method(), found.scores(), warning))
                .orElse(found);
        labelErrors = known;
      }
      return known;
    }
  }

  /** The cross-entropy of every sample. */
  public static Losses of(Predictions predictions) {
    return of(predictions, new CrossEntropy());
  }

  /** The samples by another score. */
  public static Losses of(Predictions predictions, Score score) {
    return new Losses(predictions, score, new Shared());
  }

  /**
   * The same predictions by another score: {@code focal}, {@code margin}, ….
   *
   * @throws IllegalArgumentException for an unknown name, with those there are, and for a score
   *     that needs what these predictions lack
   */
  public Losses by(String scoreName) {
    return new Losses(predictions, ScoreNames.find(scoreName), shared);
  }

  /** The scores that {@link #by} can rank these predictions by. */
  public List<Score> rankings() {
    return ScoreNames.suiting(predictions);
  }

  public Dataset dataset() {
    return predictions.dataset();
  }

  public Predictions predictions() {
    return predictions;
  }

  /** The score that ranks. */
  public Score score() {
    return score;
  }

  public Scores scores() {
    return scores;
  }

  /** Number of rows: the samples that could be read. */
  public int size() {
    return scores.size();
  }

  /** The score of a row. */
  public double at(int row) {
    return scores.at(row);
  }

  public int sampleIndex(int row) {
    return predictions.sampleIndex(row);
  }

  /**
   * The suspects: ranked by {@code suspicion}, which brings together all that is known of a sample,
   * and cut by the rule {@code auto}, which needs no number.
   */
  public Suspects suspects() {
    return by("suspicion").above(new Auto());
  }

  /**
   * What the default method finds: the values of {@code suspicion}, how many rows {@code auto}
   * takes, and why none. The same for every ranking; worked out once.
   */
  public LabelErrors labelErrors() {
    return shared.labelErrors(predictions);
  }

  /** Whether columns or rows seem to be in another order than the dataset's; mostly empty. */
  Optional<String> orderWarning() {
    return shared.orderWarning(predictions);
  }

  /** Estimated precision of what a rule takes. */
  public Precision precision(Threshold threshold) {
    return above(threshold).precision();
  }

  /** Estimated precision of what a rule takes, put right by what people have decided. */
  public Precision precision(Threshold threshold, Corrections decided) {
    return above(threshold).precision(decided);
  }

  /** The suspects above a rule's cut. */
  public Suspects above(Threshold threshold) {
    Selection taken = threshold.select(this);
    return new Suspects(this, threshold, taken.cut(), taken.rows());
  }

  /**
   * The suspects that score above {@code value}.
   *
   * @throws IllegalArgumentException if value is not finite
   */
  public Suspects above(double value) {
    return above(new Fixed(value));
  }

  /**
   * The {@code n} most suspicious samples, or all when there are fewer.
   *
   * @throws IllegalArgumentException if n is negative
   */
  public Suspects top(int n) {
    return above(new Top(n));
  }

  /** Confident learning's count of which labels were given where another is likely. */
  public ConfidentJoint confidentJoint() {
    return ConfidentJoint.of(predictions);
  }

  /** Where every rule would cut, and what each would select. */
  public Thresholds thresholds() {
    return Thresholds.of(this, rules());
  }

  /** The same, with the estimated precision put right by what people have decided. */
  public Thresholds thresholds(Corrections decided) {
    return Thresholds.of(this, rules(), decided);
  }

  /**
   * Where to cut, to be tried out: the distribution of the scores with a slider where scripts run,
   * a table of cuts elsewhere; with what each takes.
   */
  public Page explore() {
    return Exploration.of(this, Optional.empty()).page();
  }

  /** The same, with the estimated precision put right by what people have decided. */
  public Page explore(Corrections decided) {
    return exploration(decided).page();
  }

  /** The cuts that {@link #explore} shows. */
  public Exploration exploration(Corrections decided) {
    return Exploration.of(this, Optional.of(decided));
  }

  private List<Threshold> rules() {
    return ThresholdNames.all().stream().filter(t -> t.suits(this)).toList();
  }

  /**
   * What the model takes each sample without a label for, in the order of {@code
   * dataset().unlabelled()}; mostly there are none.
   */
  public List<PredictedSample> unlabelled() {
    UnlabelledPredictions others = predictions.unlabelled();
    return IntStream.range(0, others.size())
        .mapToObj(
            r ->
                new PredictedSample(
                    others.sampleIndex(r),
                    others.id(r),
                    others.split(r),
                    others.predictedClass(r),
                    others.probability(r, others.predicted(r)),
                    dataset().unlabelled()))
        .toList();
  }

  /**
   * One row a sample in sample order: id, split, given, predicted, p_given, p_predicted, loss
   * (cross-entropy), focal, label_smoothed, margin, entropy, fold (missing where there is none),
   * origin, in_sample; and score, where another than cross-entropy ranks. Losses are in nats.
   * Samples without a label follow, with what depends on no label.
   */
  public Table table() {
    return LossTable.of(this);
  }

  /**
   * One row a sample, most suspicious first: id, split, what is given, its least credible unit,
   * what the model says of that, how many units it has, and the suspicion that softmin (temperature
   * 0.1) pools from all of them, in [0, 1]. Where samples have one class each, a sample is its own
   * unit.
   */
  public Table sampleTable() {
    return SampleScores.table(this);
  }

  /**
   * Writes the rows of {@link #table} as CSV (RFC 4180 with line feeds, UTF-8). Numbers are rounded
   * to 32-bit floats, as the probabilities are, and written with the fewest digits that read back
   * the same. Text that a spreadsheet would compute is written behind an apostrophe. The same
   * losses give the same bytes on every platform that computes them alike; the file appears whole
   * or not at all.
   *
   * @return the absolute path written
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  public Path csv(Path file) {
    return LossCsv.write(this, file);
  }

  /**
   * Samples by how their probabilities were made, as every table and figure says it: {@code
   * out-of-fold 10,000} or {@code IN-SAMPLE 9,000, held-out 1,000}.
   */
  public String origin() {
    return OriginSummary.summary(predictions);
  }

  /** The distribution of the scores as lines of text, for a terminal. */
  public String text() {
    return LossText.histogram(this);
  }

  /** Score by sample with the threshold line. */
  public Figure plot() {
    return View.show("loss", Figure.class, this);
  }

  /** Another figure of these losses by name; see {@link #figures}. */
  public Figure plot(String view) {
    return View.show(view, Figure.class, this);
  }

  /** Names of the figures that {@link #plot(String)} draws. */
  public List<String> figures() {
    return View.all().stream()
        .filter(v -> v.subject() == Losses.class && v.kind() == Figure.class)
        .map(View::name)
        .sorted()
        .toList();
  }

  /** How the scores are distributed, with where the rules cut. */
  public Figure histogram() {
    return plot("histogram");
  }

  /** How the scores are distributed within each class. */
  public Figure byClass() {
    return plot("by-class");
  }

  /** How the scores are distributed within each split. */
  public Figure bySplit() {
    return plot("by-split");
  }

  /** Given against predicted labels. */
  public Figure confusion() {
    return plot("confusion");
  }

  /** Why a row is suspected, or would be. */
  public Explanation explanation(int row) {
    return new Explanation(this, row);
  }

  Suspect suspect(int row, int rank) {
    int predicted = predictions.predicted(row);
    float given = predictions.probability(row, predictions.label(row));
    return new Suspect(
        rank,
        row,
        dataset().sample(sampleIndex(row)),
        dataset().classes().get(predicted),
        given,
        predictions.probability(row, predicted),
        at(row),
        CrossEntropy.nats(given),
        explanation(row));
  }

  /** Every sample as a suspect, the most suspicious first, as {@code top(size())} gives them. */
  @Override
  public Iterator<Suspect> iterator() {
    return stream().iterator();
  }

  /** Every sample as a suspect, the most suspicious first. */
  public Stream<Suspect> stream() {
    int[] rows = scores.descending(size());
    return IntStream.range(0, rows.length).mapToObj(i -> suspect(rows[i], i + 1));
  }

  /** What they are and where they come from, in lines: the text form without the rows. */
  public String about() {
    return LossText.about(this);
  }

  @Override
  public String toString() {
    return LossText.summary(this);
  }
}
