package goldpan;

import goldpan.data.Dataset;
import goldpan.data.Datasets;
import goldpan.data.Opening;
import goldpan.data.Page;
import goldpan.data.Sample;
import goldpan.embed.Embeddings;
import goldpan.embed.HardNegatives;
import goldpan.inspect.DuplicateSearch;
import goldpan.inspect.Duplicates;
import goldpan.inspect.GroupedSplit;
import goldpan.inspect.Health;
import goldpan.inspect.SampleScan;
import goldpan.metrics.Benchmark;
import goldpan.metrics.EvaluationData;
import goldpan.metrics.Metrics;
import goldpan.mining.Auto;
import goldpan.mining.Fixed;
import goldpan.mining.Losses;
import goldpan.mining.Precision;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import goldpan.mining.Threshold;
import goldpan.mining.ThresholdNames;
import goldpan.mining.Thresholds;
import goldpan.mining.Top;
import goldpan.predict.CacheFolder;
import goldpan.predict.Computing;
import goldpan.predict.Outputs;
import goldpan.predict.Predictions;
import goldpan.predict.Predictor;
import goldpan.review.Decisions;
import goldpan.review.Entry;
import goldpan.review.Note;
import goldpan.review.Patch;
import goldpan.review.Review;
import goldpan.review.ReviewSession;
import goldpan.run.Mining;
import goldpan.run.Run;
import goldpan.run.Runs;
import goldpan.score.Score;
import goldpan.score.ScoreNames;
import goldpan.task.Task;
import goldpan.task.boxes.BoxUnits;
import goldpan.task.boxes.Detections;
import goldpan.task.boxes.format.BoxFormats;
import goldpan.task.boxes.format.DetectionFile;
import goldpan.task.masks.SegmenterTraining;
import goldpan.task.masks.TorchSegmenter;
import goldpan.threshold.Iqr;
import goldpan.threshold.LnK;
import goldpan.threshold.Mixture;
import goldpan.threshold.Otsu;
import goldpan.threshold.Quantile;
import goldpan.torch.TorchModel;
import goldpan.train.BaselineTraining;
import goldpan.verify.VerificationTraining;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The front door: {@code import static goldpan.Goldpan.*;} and type. Every verb without a dataset
 * works on the newest result of this session. No logic lives here.
 */
public final class Goldpan {
  private Goldpan() {}

  private static Session session() {
    return Session.current();
  }

  // Datasets

  /** Opens a bundled dataset by name, or the dataset at a path; the format is recognised. */
  public static Dataset dataset(String nameOrPath) {
    return session().keep(Datasets.named(nameOrPath));
  }

  /** Opens the dataset at a path; the format is recognised. */
  public static Dataset dataset(Path path) {
    return session().keep(Dataset.open(path));
  }

  /** Opens a bundled dataset by name, or the dataset at a path, as said. */
  public static Dataset dataset(String nameOrPath, Opening opening) {
    return session().keep(Datasets.named(nameOrPath, opening));
  }

  /** Opens the dataset at a path as said. */
  public static Dataset dataset(Path path, Opening opening) {
    return session().keep(Dataset.open(path, opening));
  }

  /** How to open a dataset, each part as it suits until it is said. */
  public static Opening opening() {
    return Opening.usual();
  }

  /** The newest dataset: what verbs work on now. */
  public static Dataset dataset() {
    return session().requireDataset();
  }

  // Baselines, models, predictions

  /** A light baseline for a dataset, to be set up and trained. */
  public static BaselineTraining baseline(Dataset dataset) {
    return BaselineTraining.on(session().keep(dataset))
        .progress(session().progress())
        .resumable(session().home().unfinished())
        .beforeTraining(() -> session().home().requireRoom(Mining.roomFor(dataset)))
        .cache(CacheFolder.in(session().home().cache()))
        .whenTrained(session()::keep);
  }

  /** A light baseline for the newest dataset. */
  public static BaselineTraining baseline() {
    return baseline(dataset());
  }

  /** A light baseline for a dataset of masks, to be set up and trained; mined like any other. */
  public static SegmenterTraining segmenter(Dataset dataset) {
    return SegmenterTraining.on(session().keep(dataset))
        .progress(session().progress())
        .resumable(session().home().unfinished())
        .beforeTraining(() -> session().home().requireRoom(Mining.roomFor(dataset)))
        .cache(CacheFolder.in(session().home().cache()));
  }

  /** A TorchScript model of masks; say its input with size, normalise, probabilities. */
  public static TorchSegmenter pixelModel(String file) {
    return TorchSegmenter.of(Path.of(file));
  }

  /** A TorchScript model in a file; say its input with size, channels, normalise, logits. */
  public static TorchModel model(Path file) {
    return TorchModel.of(file);
  }

  /** A TorchScript model in a file; say its input with size, channels, normalise, logits. */
  public static TorchModel model(String file) {
    return model(Path.of(file));
  }

  /**
   * Probabilities brought along, .npy, .npz or CSV. Columns meet classes by name and rows samples
   * by id where the file names them; otherwise both are in the dataset's order.
   */
  public static Predictions predictions(Path file, Dataset dataset) {
    return predictions(file, dataset, Outputs.PROBABILITIES);
  }

  /** Probabilities or logits brought along. */
  public static Predictions predictions(Path file, Dataset dataset, Outputs outputs) {
    return predictions(file, dataset, outputs, List.of());
  }

  /** Probabilities or logits brought along, whose columns are, in this order, of these classes. */
  public static Predictions predictions(
      Path file, Dataset dataset, Outputs outputs, List<String> columns) {
    return Task.readFor(file, session().keep(dataset), outputs, columns);
  }

  /** Probabilities brought along, with the labels in a CSV or text file and no pictures. */
  public static Predictions predictions(Path file, Path labels) {
    return predictions(file, labels, Outputs.PROBABILITIES);
  }

  /** Probabilities or logits brought along, with the labels in a file and no pictures. */
  public static Predictions predictions(Path file, Path labels, Outputs outputs) {
    return predictions(file, dataset(labels), outputs);
  }

  /** Probabilities brought along, .npy or CSV. */
  public static Predictions predictions(String file, Dataset dataset) {
    return predictions(Path.of(file), dataset);
  }

  /** Probabilities or logits brought along. */
  public static Predictions predictions(String file, Dataset dataset, Outputs outputs) {
    return predictions(Path.of(file), dataset, outputs);
  }

  /** Probabilities brought along, with the labels in a file. */
  public static Predictions predictions(String file, String labels) {
    return predictions(Path.of(file), Path.of(labels));
  }

  /** Probabilities or logits brought along, with the labels in a file. */
  public static Predictions predictions(String file, String labels, Outputs outputs) {
    return predictions(Path.of(file), Path.of(labels), outputs);
  }

  // Embeddings

  /** The newest baseline's vectors of a dataset's samples, each by a model that did not see it. */
  public static Embeddings embed(Dataset dataset) {
    session().keep(dataset);
    return embed(session().requireBaseline().predict(dataset, session().progress()));
  }

  /** The vectors that a baseline gave with its predictions. */
  public static Embeddings embed(Predictions predictions) {
    return Embeddings.of(predictions);
  }

  /** Vectors brought along, .npy or .npz, one row a sample. */
  public static Embeddings embed(Dataset dataset, Path file) {
    return Embeddings.read(file, session().keep(dataset));
  }

  /** Vectors brought along, .npy or .npz, one row a sample. */
  public static Embeddings embed(Dataset dataset, String file) {
    return embed(dataset, Path.of(file));
  }

  /** Hard negatives among these: {@code hardNegatives(e).perAnchor(5).margin(0.05).mine()}. */
  public static HardNegatives hardNegatives(Embeddings embeddings) {
    return HardNegatives.of(embeddings);
  }

  // Duplicates

  /** Samples that are there more than once, those across splits first. */
  public static Duplicates duplicates(Dataset dataset) {
    return duplicates(dataset, DuplicateSearch.usual());
  }

  /** The same, looking as said: {@code duplicates(d, duplicateSearch().near(embed(d)))}. */
  public static Duplicates duplicates(Dataset dataset, DuplicateSearch search) {
    return search.in(session().keep(dataset), session().progress());
  }

  /** Samples of the newest dataset that are there more than once. */
  public static Duplicates duplicates() {
    return duplicates(dataset());
  }

  /** A split that keeps duplicates together: {@code splitByGroup(d).testFraction(0.2).draw()}. */
  public static GroupedSplit splitByGroup(Dataset dataset) {
    return GroupedSplit.of(duplicates(dataset));
  }

  /** A split that keeps samples together whose ids share what the pattern finds. */
  public static GroupedSplit splitByGroup(Dataset dataset, String pattern) {
    return GroupedSplit.byId(session().keep(dataset), pattern);
  }

  /** How to look for duplicates, each part as it suits until it is said. */
  public static DuplicateSearch duplicateSearch() {
    return DuplicateSearch.usual();
  }

  /** What a detector found in pictures with boxes: COCO's results, YOLO's or Pascal VOC's files. */
  public static Detections detections(String file, Dataset dataset) {
    return DetectionFile.read(Path.of(file), session().keep(dataset));
  }

  /** The same pictures and boxes, exported as {@code voc}, {@code coco}, {@code yolo}, …. */
  public static Dataset convert(Dataset dataset, String format) {
    return BoxFormats.in(dataset, format);
  }

  /** What is odd about a dataset's pictures: dark, bright, blurred, of odd size and the like. */
  public static Health health(Dataset dataset) {
    return Health.of(SampleScan.of(session().keep(dataset), session().progress()));
  }

  /** What is odd about the newest dataset's pictures. */
  public static Health health() {
    return health(dataset());
  }

  // Mining

  /** The loss of every given box, and of every place where a detector finds one missing. */
  public static Losses mine(Detections found) {
    return mine(BoxUnits.of(found).predictions());
  }

  /** The loss of every sample of every split, kept in a new run folder. */
  public static Losses mine(Dataset dataset, Predictor predictor) {
    return mine(dataset, predictor, computing());
  }

  /** The same, computing as said: {@code mine(data, baseline, computing().device("all"))}. */
  public static Losses mine(Dataset dataset, Predictor predictor, Computing how) {
    Mining mining = Mining.in(session().home(), session().progress()).computing(how);
    return session().keep(mining.mine(dataset, session().keep(dataset, predictor))).losses();
  }

  /** How to compute: device, precision and batch, each as it suits until it is said. */
  public static Computing computing() {
    return Computing.auto();
  }

  /** The loss of every sample that predictions are about. */
  public static Losses mine(Predictions predictions) {
    return mine(predictions.dataset(), predictions);
  }

  /** The newest dataset judged by the newest baseline. */
  public static Losses mine() {
    return mine(dataset(), session().requireBaseline());
  }

  /** The newest losses. */
  public static Losses losses() {
    return session().requireLosses();
  }

  /**
   * The scores there are; use one with {@code losses.by(name)}. {@code losses.rankings()} lists
   * those that losses have what they need for.
   */
  public static List<Score> scores() {
    return ScoreNames.all();
  }

  /** The suspects of the newest losses, by the default score and cut. */
  public static Suspects suspects() {
    return session().keep(losses().suspects());
  }

  // Metrics

  /** How well the predictions behind the newest losses fit the given labels. */
  public static Metrics metrics() {
    return metrics(losses());
  }

  /** How well the predictions behind these losses fit the given labels. */
  public static Metrics metrics(Losses losses) {
    return metrics(losses.predictions());
  }

  /** How well predictions fit the given labels: every metric with an interval. */
  public static Metrics metrics(Predictions predictions) {
    return Metrics.of(predictions);
  }

  /** How well predictions fit labels that are right; samples meet by id. */
  public static Metrics metrics(Predictions predictions, Dataset trusted) {
    return Metrics.of(EvaluationData.of(predictions, trusted));
  }

  /** Two sets of predictions by labels that are right: all metrics, overall and by group. */
  public static Benchmark benchmark(Dataset gold, Predictions a, Predictions b) {
    return Benchmark.of(gold, a, b);
  }

  /**
   * Whether decisions help a baseline; say {@code gold(dataset)}, {@code seeds(n)} or {@code
   * recipe(t -> …)} and end with {@code run()}. What it prints before is what it will cost.
   */
  public static VerificationTraining verify(Dataset dataset, Decisions decisions) {
    return VerificationTraining.of(dataset, decisions)
        .progress(session().progress())
        .resumable(session().home().unfinished())
        .cache(CacheFolder.in(session().home().cache()));
  }

  /** Whether the decisions on the newest dataset help a baseline. */
  public static VerificationTraining verify() {
    return verify(dataset(), decisions());
  }

  // Thresholds

  /** Where every rule cuts the newest losses; see {@link #thresholds(Losses)}. */
  public static Thresholds thresholds() {
    return thresholds(losses());
  }

  /**
   * Where every rule cuts these losses, and how many of those it takes are estimated to be labelled
   * wrong, put right by what was decided on their dataset.
   */
  public static Thresholds thresholds(Losses losses) {
    return losses.thresholds(session().decided(losses.dataset()));
  }

  /** Where to cut the newest losses, to be tried out; see {@link #explore(Losses)}. */
  public static Page explore() {
    return explore(losses());
  }

  /**
   * Where to cut these losses, to be tried out with a slider where scripts run: what each cut
   * takes, and how many of those are estimated to be labelled wrong, put right by what was decided.
   */
  public static Page explore(Losses losses) {
    return losses.explore(session().decided(losses.dataset()));
  }

  /** Above a number. */
  public static Threshold fixed(double value) {
    return new Fixed(value);
  }

  /** The highest {@code count} scores. */
  public static Threshold top(int count) {
    return new Top(count);
  }

  /** Above the quantile {@code q} of all scores, in [0, 1]. */
  public static Threshold quantile(double q) {
    return new Quantile(q);
  }

  /** Otsu's rule: the cut that parts the scores best in two. */
  public static Threshold otsu() {
    return new Otsu();
  }

  /** Two normal components, cut where the higher one takes over. */
  public static Threshold mixture() {
    return new Mixture();
  }

  /** The loss of a uniform guess, ln K. */
  public static Threshold lnK() {
    return new LnK();
  }

  /** Tukey's fence, the third quartile and 1.5 interquartile ranges. */
  public static Threshold iqr() {
    return new Iqr();
  }

  /** The cut that needs no number: the best F1 to be expected. */
  public static Threshold auto() {
    return new Auto();
  }

  /** A rule as magics write it: {@code otsu}, {@code top:50}, {@code 3.0}. */
  public static Threshold threshold(String rule) {
    return ThresholdNames.parse(rule);
  }

  // Decisions

  /**
   * Opens the review page of these suspects, on this machine only; the result prints its link. It
   * is served until it is stopped or the program ends.
   */
  public static ReviewSession review(Suspects suspects) {
    session().keep(suspects);
    return Review.open(suspects, session().journal(suspects.dataset()));
  }

  /**
   * Opens the review page of the newest suspects, or of those that the newest losses have by
   * default.
   */
  public static ReviewSession review() {
    return review(session().suspects().orElseGet(() -> losses().suspects()));
  }

  /** What was decided on the newest dataset. */
  public static Decisions decisions() {
    return decisions(dataset());
  }

  /** Estimated precision of these suspects, put right by what was decided on their dataset. */
  public static Precision precision(Suspects suspects) {
    return suspects.precision(decisions(suspects.dataset()));
  }

  /** What was decided on a dataset. */
  public static Decisions decisions(Dataset dataset) {
    return session().journal(dataset).decisions();
  }

  /** Says that the labels of samples of the newest dataset are right. */
  public static Entry keep(String... ids) {
    return session().journal(dataset()).keep(ids);
  }

  /** Says that a sample's label is right, in the sample's own dataset. */
  public static Entry keep(Sample sample) {
    return session().journal(sample.dataset()).keep(sample.id());
  }

  /** Says that a suspect's label is right, in the suspect's own dataset. */
  public static Entry keep(Suspect suspect) {
    return keep(suspect.sample());
  }

  /** Says that the labels of all suspects are right, in their own dataset. */
  public static Entry keep(Suspects suspects) {
    return session().journal(suspects.dataset()).keep(suspects.ids(), Note.mine());
  }

  /** Gives a sample of the newest dataset another class. */
  public static Entry relabel(String id, String className) {
    return session().journal(dataset()).relabel(id, className);
  }

  /** Gives a sample another class, in its own dataset. */
  public static Entry relabel(Sample sample, String className) {
    return session().journal(sample.dataset()).relabel(sample.id(), className);
  }

  /** Gives a suspect another class, in its own dataset. */
  public static Entry relabel(Suspect suspect, String className) {
    return relabel(suspect.sample(), className);
  }

  /** Gives all suspects another class, in their own dataset. */
  public static Entry relabel(Suspects suspects, String className) {
    return session().journal(suspects.dataset()).relabel(suspects.ids(), className, Note.mine());
  }

  /** Takes samples out of the newest dataset. */
  public static Entry drop(String... ids) {
    return session().journal(dataset()).drop(ids);
  }

  /** Takes a sample out of its own dataset. */
  public static Entry drop(Sample sample) {
    return session().journal(sample.dataset()).drop(sample.id());
  }

  /** Takes a suspect out of its own dataset. */
  public static Entry drop(Suspect suspect) {
    return drop(suspect.sample());
  }

  /** Takes all suspects out of their own dataset. */
  public static Entry drop(Suspects suspects) {
    return session().journal(suspects.dataset()).drop(suspects.ids(), Note.mine());
  }

  /**
   * Takes the last decision (or bulk of decisions) on the newest dataset back; empty when there is
   * none.
   *
   * @throws IllegalStateException when this session decided on another dataset since
   */
  public static Optional<Entry> undo() {
    return session().journalToUndo().undo();
  }

  /** Takes the last decision (or bulk of decisions) on a dataset back; empty when there is none. */
  public static Optional<Entry> undo(Dataset dataset) {
    return session().journal(dataset).undo();
  }

  /**
   * Makes the last decision on the newest dataset that was taken back again; empty when there is
   * none.
   *
   * @throws IllegalStateException when this session decided on another dataset since
   */
  public static Optional<Entry> redo() {
    return session().journalToUndo().redo();
  }

  /** Makes the last decision on a dataset that was taken back again; empty when there is none. */
  public static Optional<Entry> redo(Dataset dataset) {
    return session().journal(dataset).redo();
  }

  /** Every decision, undo and redo on the newest dataset, oldest first. */
  public static List<Entry> history() {
    return history(dataset());
  }

  /** Every decision, undo and redo on a dataset, oldest first. */
  public static List<Entry> history(Dataset dataset) {
    return session().journal(dataset).history();
  }

  /** Decisions from a patch file, for {@link Dataset#apply}. */
  public static Decisions patch(Path file) {
    return Patch.read(file);
  }

  // Runs

  /** All runs kept so far. */
  public static Runs runs() {
    return Runs.in(session().home());
  }

  /** Reopens a run: losses, baseline and dataset become the newest. */
  public static Run run(String id) {
    return session().keep(runs().open(id));
  }

  /** The newest run. */
  public static Run run() {
    return session().requireRun();
  }
}
