package goldpan.predict.file;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Vectors brought along: a NumPy file of N×D numbers, one row a sample. Rows meet the samples by id
 * where an {@code .npz} has an array {@code ids} or an {@code .ids} list lies beside the file;
 * otherwise they are in the dataset's order.
 */
public final class EmbeddingFile {
  private static final List<String> VECTORS =
      List.of("embeddings", "features", "vectors", "x", "X", "arr_0");
  private final int[] samples;
  private final Matrix vectors;
  private final List<String> notes;

  private EmbeddingFile(int[] samples, Matrix vectors, List<String> notes) {
    this.samples = samples;
    this.vectors = vectors;
    this.notes = List.copyOf(notes);
  }

  /** Dataset index of each row, rising. */
  public int[] samples() {
    return samples.clone();
  }

  /** One row a sample. */
  public Matrix vectors() {
    return vectors;
  }

  /** What was recognised or left out, in whole phrases. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Reads {@code .npy} or {@code .npz}.
   *
   * @throws PredictionException when counts or ids do not fit, or naming the first five rows that
   *     are not all finite numbers
   */
  public static EmbeddingFile read(Path file, Dataset dataset) {
    BroughtTable table = open(file);
    Optional<Path> beside = NameFile.beside(file, ".ids");
    if (table.ids().isEmpty() && beside.isPresent()) {
      table =
          table
              .withIds(NameFile.read(beside.get()))
              .noting("rows are named by " + beside.get().getFileName());
    }
    List<String> notes = new ArrayList<>(table.notes());
    int[] samples = samples(file, table, dataset, notes);
    if (table.rows().columns() < 1) {
      throw new PredictionException(
          file + " has no columns; expected N×D numbers, one row a sample");
    }
    int[] order =
        IntStream.range(0, samples.length)
            .boxed()
            .sorted(Comparator.comparingInt(r -> samples[r]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new EmbeddingFile(
        Arrays.stream(order).map(r -> samples[r]).toArray(),
        matrix(file, table.rows(), order),
        notes);
  }

  private static BroughtTable open(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean isNumPy = name.endsWith(".npy") || name.endsWith(".npz");
    if (!Files.isRegularFile(file) || !isNumPy) {
      String what = Files.exists(file) ? "is no .npy or .npz file" : "does not exist";
      throw new PredictionException(
          "%s %s; expected vectors, one row a sample; save them with numpy.save(file, array)"
              .formatted(file, what));
    }
    try {
      return name.endsWith(".npz") ? Npz.open(file, VECTORS) : BroughtTable.of(Npy.open(file));
    } catch (IOException | UncheckedIOException e) {
      throw new PredictionException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static int[] samples(Path file, BroughtTable table, Dataset dataset, List<String> notes) {
    int rows = table.rows().rows();
    if (table.ids().isEmpty()) {
      if (rows != dataset.size()) {
        throw new PredictionException(
            Words.of(
                "%s has %,d rows, %s %,d samples; pass one row per sample, in the dataset's order,"
                    + " or name the rows in an .ids list",
                file, rows, dataset.name(), dataset.size()));
      }
      return IntStream.range(0, rows).toArray();
    }
    if (table.ids().size() != rows) {
      throw new PredictionException(
          Words.of(
              "%s has %,d rows and %,d ids; expected one id a row",
              file, rows, table.ids().size()));
    }
    RowIds.Matched matched = RowIds.match(String.valueOf(file.getFileName()), table.ids(), dataset);
    notes.addAll(matched.notes());
    return matched.samples();
  }

  private static Matrix matrix(Path file, Rows rows, int[] order) {
    BadLines bad = new BadLines(file);
    Matrix.Builder matrix = Matrix.builder(order.length, rows.columns());
    double[] row = new double[rows.columns()];
    float[] values = new float[row.length];
    for (int r = 0; r < order.length; r++) {
      rows.row(order[r], row);
      for (int d = 0; d < row.length; d++) {
        values[d] = (float) row[d];
      }
      int place = notFinite(values);
      if (place >= 0) {
        bad.add(
            rows.where(order[r]),
            Words.of("has %s in column %d; expected finite numbers", row[place], place));
      }
      matrix.set(r, values, 0);
    }
    bad.refuse();
    return matrix.build();
  }

  private static int notFinite(float[] values) {
    for (int d = 0; d < values.length; d++) {
      if (!Float.isFinite(values[d])) {
        return d;
      }
    }
    return -1;
  }
}
