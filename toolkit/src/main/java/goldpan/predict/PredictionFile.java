package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Predictions brought along: a file of N×K numbers, one row a sample in the dataset's order, one
 * column a class in the order of its classes.
 */
public final class PredictionFile {
  private static final double SUM_TOLERANCE = 1e-2;
  private static final double LOGIT_TOLERANCE = 1e-3;

  private PredictionFile() {}

  /**
   * Reads {@code .npy}, {@code .csv} or {@code .tsv}. A CSV header, if any, must name the classes.
   *
   * @param outputs what the numbers are
   * @throws PredictionException when counts differ, or naming the first five rows with NaN, values
   *     outside [0, 1] or another sum than one (within 0.01)
   */
  public static Predictions read(Path file, Dataset dataset, Outputs outputs) {
    Rows rows = open(file);
    if (rows instanceof CsvRows csv && rows.rows() == dataset.size() + 1) {
      csv.takeNumbersAsHeader(dataset.classes());
    }
    if (rows.rows() != dataset.size()) {
      throw new PredictionException(
          Words.of(
              "%s has %,d rows, %s %,d samples; pass one row per sample, in the dataset's order",
              file, rows.rows(), dataset.name(), dataset.size()));
    }
    if (rows.columns() != dataset.classes().size()) {
      throw new PredictionException(
          Words.of(
              "%s has %d columns, %s %d classes; pass one column per class, in the order of classes()",
              file, rows.columns(), dataset.name(), dataset.classes().size()));
    }
    if (rows instanceof CsvRows csv) {
      checkHeader(file, csv.header(), dataset.classes());
    }
    return predictions(file, dataset, matrix(file, rows, outputs), outputs);
  }

  private static Rows open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new PredictionException(
          "%s %s; expected an .npy, .csv or .tsv file of probabilities"
              .formatted(file, Files.exists(file) ? "is no file" : "does not exist"));
    }
    try {
      String name = file.toString().toLowerCase(Locale.ROOT);
      return name.endsWith(".npy") ? Npy.open(file) : CsvRows.open(file);
    } catch (IOException | UncheckedIOException e) {
      throw new PredictionException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void checkHeader(Path file, List<String> header, List<String> classes) {
    if (!header.isEmpty() && !header.equals(classes)) {
      throw new PredictionException(
          "%s names its columns %s; expected the classes %s in that order; reorder the columns"
              .formatted(file, header, classes));
    }
  }

  private static Matrix matrix(Path file, Rows rows, Outputs outputs) {
    int columns = rows.columns();
    Matrix.Builder out = Matrix.builder(rows.rows(), columns);
    BadLines bad = new BadLines(file);
    boolean allProbabilities = rows.rows() > 0;
    double[] row = new double[columns];
    float[] floats = new float[columns];
    for (int r = 0; r < rows.rows(); r++) {
      rows.row(r, row);
      String problem = problem(row, outputs);
      if (!problem.isEmpty()) {
        bad.add(rows.where(r), problem);
        continue;
      }
      allProbabilities &= Outputs.looksLikeProbabilities(row, LOGIT_TOLERANCE);
      outputs.toProbabilities(row);
      for (int k = 0; k < columns; k++) {
        floats[k] = (float) Math.min(1, Math.max(0, row[k]));
      }
      out.set(r, floats, 0);
    }
    bad.refuse();
    if (outputs == Outputs.LOGITS && allProbabilities) {
      throw new PredictionException(
          file
              + ": every row lies in 0 to 1 and sums to 1, so these are probabilities; expected logits; pass Outputs.PROBABILITIES");
    }
    return out.build();
  }

  private static String problem(double[] row, Outputs outputs) {
    double sum = 0;
    for (double v : row) {
      if (!Double.isFinite(v)) {
        return "has %s; expected numbers".formatted(v);
      }
      if (outputs == Outputs.PROBABILITIES && !(v >= -1e-6 && v <= 1 + 1e-6)) {
        return "has %s; expected probabilities in [0, 1]; if these are logits, pass Outputs.LOGITS"
            .formatted(v);
      }
      sum += v;
    }
    return outputs == Outputs.PROBABILITIES && !(Math.abs(sum - 1) <= SUM_TOLERANCE)
        ? Words.of("sums to %.4f; expected 1; if these are logits, pass Outputs.LOGITS", sum)
        : "";
  }

  private static Predictions predictions(
      Path file, Dataset dataset, Matrix matrix, Outputs outputs) {
    int n = dataset.size();
    Origin[] origins = new Origin[n];
    Arrays.fill(origins, Origin.UNSTATED);
    int[] folds = new int[n];
    Arrays.fill(folds, -1);
    String model =
        "%s from %s"
            .formatted(outputs == Outputs.LOGITS ? "logits" : "probabilities", file.getFileName());
    return Predictions.of(
        dataset,
        IntStream.range(0, n).toArray(),
        matrix,
        origins,
        folds,
        new Provenance(model, 0, dataset.fingerprint(), "brought along", 0),
        List.of(),
        null);
  }
}
