package goldpan.embed;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Words;
import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.file.EmbeddingFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * N×D vectors of a dataset's samples, with how they were made. Immutable.
 *
 * <p>Row r is about the sample at {@code sampleIndex(r)}; rows are in sample order. Models that
 * were trained apart put samples into spaces of their own, in which distances between samples of
 * two models mean nothing: so each row has a space, and only rows of one space are compared.
 */
public final class Embeddings {
  private final Dataset dataset;
  private final int[] samples;
  private final Matrix vectors;
  private final int[] spaces;
  private final String embedder;
  private final List<Finding> findings;

  private Embeddings(
      Dataset dataset,
      int[] samples,
      Matrix vectors,
      int[] spaces,
      String embedder,
      List<Finding> findings) {
    this.dataset = dataset;
    this.samples = samples;
    this.vectors = vectors;
    this.spaces = spaces;
    this.embedder = embedder;
    this.findings = findings;
  }

  /**
   * Vectors of all samples, in the dataset's order and in one space.
   *
   * @param embedder what made them, in a few words
   * @throws PredictionException when there are more or fewer rows than samples, no columns, or a
   *     number that is not finite
   */
  public static Embeddings of(Dataset dataset, Matrix vectors, String embedder) {
    if (vectors.rows() != dataset.size()) {
      throw new PredictionException(
          Words.of(
              "embeddings have %,d rows, %s %,d samples; pass one row per sample, in the dataset's"
                  + " order",
              vectors.rows(), dataset.name(), dataset.size()));
    }
    int[] all = IntStream.range(0, dataset.size()).toArray();
    return checked(dataset, all, vectors, new int[all.length], embedder, List.of());
  }

  /**
   * The embeddings that a baseline gives with its predictions. A sample that it was trained on is
   * in the space of the fold model that did not see it; all others are in that of the first fold.
   *
   * @throws PredictionException when these predictions have none
   */
  public static Embeddings of(Predictions predictions) {
    Matrix vectors =
        predictions
            .embeddings()
            .orElseThrow(
                () ->
                    new PredictionException(
                        "predictions of %s by %s have no embeddings; expected those of a baseline for one class a picture; read vectors from a file, as in embed(dataset, \"vectors.npy\")"
                            .formatted(
                                predictions.dataset().name(), predictions.provenance().model())));
    int[] rows = IntStream.range(0, predictions.size()).toArray();
    return checked(
        predictions.dataset(),
        Arrays.stream(rows).map(predictions::sampleIndex).toArray(),
        vectors,
        Arrays.stream(rows).map(r -> Math.max(0, predictions.fold(r))).toArray(),
        predictions.provenance().model(),
        predictions.findings());
  }

  /**
   * Vectors in a file; see {@link EmbeddingFile}.
   *
   * @throws PredictionException when the file does not fit the dataset
   */
  public static Embeddings read(Path file, Dataset dataset) {
    EmbeddingFile read = EmbeddingFile.read(file, dataset);
    List<Finding> notes =
        read.notes().stream()
            .map(note -> new Finding(dataset.name(), Finding.Kind.NOTE, note))
            .toList();
    int[] samples = read.samples();
    return checked(
        dataset,
        samples,
        read.vectors(),
        new int[samples.length],
        String.valueOf(file.getFileName()),
        notes);
  }

  private static Embeddings checked(
      Dataset dataset,
      int[] samples,
      Matrix vectors,
      int[] spaces,
      String embedder,
      List<Finding> findings) {
    if (vectors.columns() < 1) {
      throw new PredictionException(
          "embeddings by %s have no columns; expected one or more".formatted(embedder));
    }
    List<String> bad = new ArrayList<>();
    float[] row = new float[vectors.columns()];
    for (int r = 0; r < vectors.rows(); r++) {
      vectors.row(r, row);
      for (float value : row) {
        if (!Float.isFinite(value)) {
          bad.add(dataset.id(samples[r]));
          break;
        }
      }
    }
    if (!bad.isEmpty()) {
      throw new PredictionException(
          Words.of(
              "embeddings by %s have numbers that are not finite for %,d of %,d samples, first %s;"
                  + " expected finite numbers",
              embedder, bad.size(), samples.length, bad.subList(0, Math.min(5, bad.size()))));
    }
    return new Embeddings(dataset, samples, vectors, spaces, embedder, List.copyOf(findings));
  }

  public Dataset dataset() {
    return dataset;
  }

  /** Number of rows, N. */
  public int size() {
    return samples.length;
  }

  /** Length of a vector, D. */
  public int dimensions() {
    return vectors.columns();
  }

  /** N×D numbers. */
  public Matrix vectors() {
    return vectors;
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

  /** The space of a row, from 0; only rows of one space can be compared. */
  public int space(int row) {
    return spaces[row];
  }

  /** How many spaces there are. */
  public int spaces() {
    return IntStream.of(spaces).max().orElse(-1) + 1;
  }

  /** What made them, in one line. */
  public String embedder() {
    return embedder;
  }

  /** Samples that were left out, and what was recognised. */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The nearest other samples of each, by cosine similarity, among those of its space; see {@link
   * NearestSamples}.
   *
   * @param count at most so many of each, from 1
   */
  public NearestSamples nearest(int count) {
    return NearestSamples.of(this, count);
  }

  @Override
  public String toString() {
    String apart =
        spaces() > 1
            ? Words.of(
                "; in %d spaces, one a fold: samples of different folds are not compared", spaces())
            : "";
    return Words.of(
        "Embeddings: %,d × %d of %s, by %s%s",
        size(), dimensions(), dataset.name(), embedder, apart);
  }
}
