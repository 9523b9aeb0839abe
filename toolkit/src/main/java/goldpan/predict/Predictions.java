package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.disk.CheckpointStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * N×K class probabilities for the readable samples of a dataset, with how they were made.
 *
 * <p>Row r is about the sample at {@code sampleIndex(r)}; rows are in sample order. Samples that
 * could not be read have no row and are listed in {@link #findings}.
 */
public final class Predictions implements Predictor {
  private final Dataset dataset;
  private final int[] samples;
  private final Matrix probabilities;
  private final byte[] origins;
  private final short[] folds;
  private final Provenance provenance;
  private final List<Finding> findings;
  private final @Nullable Matrix embeddings;
  private final @Nullable Dynamics dynamics;
  private final @Nullable Neighbours neighbours;
  private final @Nullable Matrix inSampleProbabilities;
  private final UnlabelledPredictions unlabelled;

  private Predictions(
      Dataset dataset,
      int[] samples,
      Matrix probabilities,
      byte[] origins,
      short[] folds,
      Provenance provenance,
      List<Finding> findings,
      @Nullable Matrix embeddings,
      @Nullable Dynamics dynamics,
      @Nullable Neighbours neighbours,
      @Nullable Matrix inSampleProbabilities,
      UnlabelledPredictions unlabelled) {
    this.dataset = dataset;
    this.samples = samples;
    this.probabilities = probabilities;
    this.origins = origins;
    this.folds = folds;
    this.provenance = provenance;
    this.findings = findings;
    this.embeddings = embeddings;
    this.dynamics = dynamics;
    this.neighbours = neighbours;
    this.inSampleProbabilities = inSampleProbabilities;
    this.unlabelled = unlabelled;
  }

  /**
   * Predictions from their columns, all N long.
   *
   * @param samples the dataset index of each row, rising
   * @param probabilities N×K with K the number of classes; each row sums to one
   * @param folds the fold each sample was held out in; -1 where there is none
   * @param findings samples left out and why
   * @param embeddings N×D, or null
   * @throws IllegalArgumentException when the shapes disagree
   */
  public static Predictions of(
      Dataset dataset,
      int[] samples,
      Matrix probabilities,
      Origin[] origins,
      int[] folds,
      Provenance provenance,
      List<Finding> findings,
      @Nullable Matrix embeddings) {
    int n = samples.length;
    if (probabilities.rows() != n || origins.length != n || folds.length != n) {
      throw new IllegalArgumentException(
          Words.of(
              "predictions have %,d rows for %,d samples, %,d origins and %,d folds; expected as many of each",
              probabilities.rows(), n, origins.length, folds.length));
    }
    if (probabilities.columns() != dataset.classes().size()) {
      throw new IllegalArgumentException(
          Words.of(
              "predictions have %d columns; expected one for each of the %d classes",
              probabilities.columns(), dataset.classes().size()));
    }
    for (int i = 0; i < n; i++) {
      int before = i == 0 ? -1 : samples[i - 1];
      if (!(samples[i] > before && samples[i] < dataset.size())) {
        throw new IllegalArgumentException(
            Words.of(
                "row %d is about sample %d after sample %d; expected rising numbers below %d",
                i, samples[i], before, dataset.size()));
      }
    }
    byte[] originBytes = new byte[n];
    short[] foldShorts = new short[n];
    for (int i = 0; i < n; i++) {
      originBytes[i] = (byte) origins[i].ordinal();
      foldShorts[i] = (short) folds[i];
    }
    return new Predictions(
        dataset,
        samples.clone(),
        probabilities,
        originBytes,
        foldShorts,
        provenance,
        List.copyOf(findings),
        embeddings,
        null,
        null,
        null,
        UnlabelledPredictions.NONE);
  }

  public Dataset dataset() {
    return dataset;
  }

  /** Number of rows, N. */
  public int size() {
    return samples.length;
  }

  /** Number of columns, K. */
  public int classes() {
    return probabilities.columns();
  }

  /**
   * The same numbers with their columns in another order.
   *
   * @param columns the dataset's class names, in the order of the columns as they are now
   * @throws PredictionException when these are not the names of the dataset's classes, each once
   */
  public Predictions classes(List<String> columns) {
    List<String> names = dataset.classes();
    int[] order =
        ColumnNames.match(columns, names)
            .filter(found -> columns.size() == names.size())
            .orElseThrow(
                () ->
                    new PredictionException(
                        "classes(...) are %s; expected those of %s, each once: %s; %s"
                            .formatted(
                                ColumnNames.quoted(columns),
                                dataset.name(),
                                ColumnNames.quoted(names),
                                ColumnNames.misfit(columns, names))));
    return columns(order);
  }

  /** The same with the columns at these places, in their order. */
  public Predictions columns(int[] order) {
    Matrix judged = inSampleProbabilities;
    return new Predictions(
        dataset,
        samples,
        probabilities.columns(order),
        origins,
        folds,
        provenance,
        findings,
        embeddings,
        dynamics,
        neighbours,
        judged == null ? null : judged.columns(order),
        unlabelled.columns(order));
  }

  /** The same numbers with their columns in another order, each named. */
  public Predictions classes(String first, String... others) {
    List<String> columns = new ArrayList<>(List.of(first));
    columns.addAll(List.of(others));
    return classes(columns);
  }

  /** Index in the dataset of the sample that row {@code row} is about. */
  public int sampleIndex(int row) {
    return samples[row];
  }

  /** The row about the sample at this dataset index; empty when the sample was left out. */
  public Optional<Integer> rowOf(int sampleIndex) {
    int row = Arrays.binarySearch(samples, sampleIndex);
    return row < 0 ? Optional.empty() : Optional.of(row);
  }

  /** The given label of the sample of this row. */
  public int label(int row) {
    return dataset.label(samples[row]);
  }

  /** Probability of class {@code k}, in [0, 1]. */
  public float probability(int row, int k) {
    return probabilities.at(row, k);
  }

  /** Copies a row of K probabilities into {@code into}. */
  public void row(int row, float[] into) {
    probabilities.row(row, into);
  }

  public Matrix matrix() {
    return probabilities;
  }

  /** The most probable class; the first of equals. */
  public int predicted(int row) {
    return probabilities.mostProbable(row);
  }

  /** The fold this row's sample was held out in, from 0; -1 when there is none. */
  public int fold(int row) {
    return folds[row];
  }

  public Origin origin(int row) {
    return ORIGINS[origins[row]];
  }

  private static final Origin[] ORIGINS = Origin.values();

  /** Rows by origin, as one line: {@code 9,998 out-of-fold, 2 in-sample}. */
  public String originSummary() {
    Map<Origin, Integer> counts = new EnumMap<>(Origin.class);
    for (int r = 0; r < size(); r++) {
      counts.merge(origin(r), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(e -> Words.of("%,d %s", e.getValue(), e.getKey()))
        .collect(Collectors.joining(", "));
  }

  public Provenance provenance() {
    return provenance;
  }

  /** Samples that were left out, and why. */
  public List<Finding> findings() {
    return findings;
  }

  /** N×D features the model saw just before its last layer, when it gives them. */
  public Optional<Matrix> embeddings() {
    return Optional.ofNullable(embeddings);
  }

  /** How training went for each row; empty for predictions brought along. */
  public Optional<Dynamics> dynamics() {
    return Optional.ofNullable(dynamics);
  }

  /** What the neighbours of each row are labelled; empty when there are no embeddings. */
  public Optional<Neighbours> neighbours() {
    return Optional.ofNullable(neighbours);
  }

  /**
   * N×K probabilities by a model that learnt from the sample, at the end of its training; a row of
   * zeros for a sample no model learnt from. Empty for predictions brought along.
   */
  public Optional<Matrix> inSampleProbabilities() {
    return Optional.ofNullable(inSampleProbabilities);
  }

  /**
   * The same predictions with what a model that learnt from each sample says of it.
   *
   * @param said N×K probabilities; a row of zeros where there is none
   * @throws IllegalArgumentException when it has another number of rows or columns
   */
  public Predictions withInSampleProbabilities(Matrix said) {
    requireRows("in-sample probabilities", said.rows());
    if (said.columns() != classes()) {
      throw new IllegalArgumentException(
          Words.of(
              "in-sample probabilities have %d columns; expected one for each of the %d classes",
              said.columns(), classes()));
    }
    return with(dynamics, neighbours, said, unlabelled);
  }

  /**
   * The same predictions with how training went for each row.
   *
   * @throws IllegalArgumentException when it has another number of rows
   */
  public Predictions with(Dynamics recorded) {
    requireRows("dynamics", recorded.size());
    return with(recorded, neighbours, inSampleProbabilities, unlabelled);
  }

  /**
   * The same predictions with what each row's neighbours are labelled.
   *
   * @throws IllegalArgumentException when they have another number of rows
   */
  public Predictions with(Neighbours found) {
    requireRows("neighbours", found.size());
    return with(dynamics, found, inSampleProbabilities, unlabelled);
  }

  /** What was predicted of the samples without a label; mostly there are none. */
  public UnlabelledPredictions unlabelled() {
    return unlabelled;
  }

  /** The same predictions with those of the samples without a label. */
  public Predictions with(UnlabelledPredictions others) {
    return with(dynamics, neighbours, inSampleProbabilities, others);
  }

  private void requireRows(String what, int rows) {
    if (rows != size()) {
      throw new IllegalArgumentException(
          Words.of("%s have %,d rows, predictions %,d; expected as many", what, rows, size()));
    }
  }

  private Predictions with(
      @Nullable Dynamics recorded,
      @Nullable Neighbours found,
      @Nullable Matrix said,
      UnlabelledPredictions others) {
    return new Predictions(
        dataset,
        samples,
        probabilities,
        origins,
        folds,
        provenance,
        findings,
        embeddings,
        recorded,
        found,
        said,
        others);
  }

  /** The same numbers, said to come from a model that learnt from these samples. */
  public Predictions inSample() {
    return withOrigin(Origin.IN_SAMPLE);
  }

  /** The same numbers, said to come from models that did not learn from the sample they judge. */
  public Predictions outOfFold() {
    return withOrigin(Origin.OUT_OF_FOLD);
  }

  private Predictions withOrigin(Origin origin) {
    byte[] all = new byte[size()];
    Arrays.fill(all, (byte) origin.ordinal());
    return new Predictions(
        dataset,
        samples,
        probabilities,
        all,
        folds,
        provenance,
        findings,
        embeddings,
        dynamics,
        neighbours,
        inSampleProbabilities,
        unlabelled);
  }

  /**
   * Share of rows whose most probable class is the given label, in [0, 1]; NaN-free: 0 when there
   * are no rows.
   */
  public double accuracy() {
    int right = 0;
    for (int r = 0; r < size(); r++) {
      right += predicted(r) == label(r) ? 1 : 0;
    }
    return size() == 0 ? 0 : (double) right / size();
  }

  /**
   * These predictions themselves.
   *
   * @throws PredictionException for another dataset than theirs
   */
  @Override
  public Predictions predict(Dataset asked, Progress progress) {
    boolean isOwn = asked == dataset || asked == dataset.base();
    if (!isOwn
        && !asked.fingerprint().equals(dataset.fingerprint())
        && !asked.fingerprint().equals(dataset.base().fingerprint())) {
      throw new PredictionException(
          "predictions are for %s (%s); expected %s (%s); predict that dataset or pass its own predictions"
              .formatted(dataset.name(), brief(dataset), asked.name(), brief(asked)));
    }
    return this;
  }

  /** Those that were brought along with these. */
  @Override
  public UnlabelledPredictions predictUnlabelled(
      Dataset asked, Progress progress, CheckpointStore unfinished) {
    return unlabelled;
  }

  private static String brief(Dataset d) {
    return d.fingerprint().substring(0, 12);
  }

  @Override
  public String describe() {
    return provenance.model();
  }

  @Override
  public String toString() {
    return Words.of(
        "Predictions: %,d × %d for %s, %s; %s",
        size(), classes(), dataset.name(), originSummary(), provenance.model());
  }
}
