package goldpan.predict.file;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Listed;
import goldpan.data.Relisting;
import goldpan.data.Words;
import goldpan.predict.ColumnNames;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.Outputs;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import goldpan.predict.UnlabelledPredictions;
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
 * Predictions brought along: a file of N×K numbers, one row a sample, one column a class. Columns
 * meet the classes by name where the file, a {@code .classes} list beside it or the caller names
 * them, and rows meet the samples by id where the file or an {@code .ids} list does; otherwise both
 * are in the dataset's order. What was recognised is a note among the predictions' findings.
 */
public final class PredictionFile {
  private static final int LEAST_COMPARED = 10;

  private final Path file;
  private final Dataset dataset;
  private final Listed listed;
  private final Outputs outputs;
  private final List<String> notes = new ArrayList<>();
  private String where = Provenance.BROUGHT_BY_PLACE;

  private PredictionFile(Path file, Dataset dataset, Outputs outputs) {
    this.file = file;
    this.dataset = dataset;
    this.listed = Listed.of(dataset);
    this.outputs = outputs;
  }

  /**
   * Reads {@code .npy}, {@code .npz}, {@code .csv} or {@code .tsv}.
   *
   * @param outputs what the numbers are
   * @throws PredictionException when counts or names do not fit, or naming the first five rows that
   *     are no predictions
   */
  public static Predictions read(Path file, Dataset dataset, Outputs outputs) {
    return read(file, dataset, outputs, List.of());
  }

  /**
   * Reads a file whose columns are, in this order, of these classes.
   *
   * @param columns the dataset's class names in the order of the file's columns; empty where the
   *     file says, or has them in the dataset's order
   */
  public static Predictions read(
      Path file, Dataset dataset, Outputs outputs, List<String> columns) {
    return new PredictionFile(file, dataset, outputs).read(columns);
  }

  private Predictions read(List<String> columns) {
    BroughtTable table = named(open(), columns);
    notes.addAll(table.notes());
    int[] samples = samples(table);
    compareLabels(table, samples);
    Rows rows = inOrderOfClasses(binary(table.rows()), table.columnNames());
    return predictions(rows, samples);
  }

  private BroughtTable open() {
    if (!Files.isRegularFile(file)) {
      throw new PredictionException(
          "%s %s; expected an .npy, .npz, .csv or .tsv file of probabilities"
              .formatted(file, Files.exists(file) ? "is no file" : "does not exist"));
    }
    try {
      String name = file.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".npz")) {
        return Npz.open(file);
      }
      return name.endsWith(".npy")
          ? BroughtTable.of(Npy.open(file))
          : CsvTable.open(file, dataset.classes(), this::isCount);
    } catch (IOException | UncheckedIOException e) {
      throw new PredictionException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a file of so many rows has one for each sample, or for each that has a label. */
  private boolean isCount(int rows) {
    return rows == dataset.size() || rows == listed.all().size();
  }

  /** With the names that the caller states, or that lie beside the file. */
  private BroughtTable named(BroughtTable table, List<String> stated) {
    BroughtTable named = table;
    Optional<Path> classes = NameFile.beside(file, ".classes");
    Optional<Path> ids = NameFile.beside(file, ".ids");
    if (!stated.isEmpty()) {
      named = named.withColumnNames(stated);
    } else if (named.columnNames().isEmpty() && classes.isPresent()) {
      named =
          named
              .withColumnNames(NameFile.read(classes.get()))
              .noting("columns are named by " + classes.get().getFileName());
    }
    if (named.ids().isEmpty() && ids.isPresent()) {
      named =
          named
              .withIds(NameFile.read(ids.get()))
              .noting("rows are named by " + ids.get().getFileName());
    }
    return named;
  }

  /**
   * The sample of each row: its index in the dataset, or the dataset's size and its index among the
   * unlabelled ones together.
   */
  private int[] samples(BroughtTable table) {
    int rows = table.rows().rows();
    if (!table.ids().isEmpty()) {
      if (table.ids().size() != rows) {
        throw new PredictionException(
            Words.of(
                "%s has %,d rows and %,d ids; expected one id a row",
                file, rows, table.ids().size()));
      }
      RowIds.Matched matched =
          RowIds.match(String.valueOf(file.getFileName()), table.ids(), listed.all());
      notes.addAll(matched.notes());
      where = matched.isById() ? Provenance.BROUGHT_BY_ID : Provenance.BROUGHT_BY_PLACE;
      return Arrays.stream(matched.samples()).map(listed::place).toArray();
    }
    if (rows == listed.all().size() && listed.isInOrder()) {
      return IntStream.range(0, rows).map(listed::place).toArray();
    }
    if (rows == dataset.size()) {
      notes.add(
          Words.of(
              "%s has a row for each sample with a label, and none for the %,d without",
              file.getFileName(), dataset.unlabelled().size()));
      return IntStream.range(0, rows).toArray();
    }
    throw new PredictionException(
        Words.of(
            "%s has %,d rows, %s %,d samples%s; pass one row per sample, in the dataset's order",
            file, rows, dataset.name(), dataset.size(), beside()));
  }

  private String beside() {
    int others = dataset.unlabelled().size();
    if (others == 0) {
      return "";
    }
    return Words.of(
        listed.isInOrder()
            ? " and %,d without a label"
            : " and, not in their order, %,d without a label",
        others);
  }

  /**
   * Labels that a file has beside its numbers tell whether its rows are about these samples. Labels
   * that are none of the classes' names tell nothing.
   *
   * @throws PredictionException when many are other labels than the dataset's, and no row is named
   */
  private void compareLabels(BroughtTable table, int[] samples) {
    List<String> labels = table.labels();
    if (dataset.annotations().isPresent()) {
      return;
    }
    int compared = 0;
    int other = 0;
    int first = -1;
    for (int r = 0; r < Math.min(labels.size(), samples.length); r++) {
      boolean isClass = dataset.classIndex(labels.get(r)).isPresent();
      if (isClass && samples[r] < dataset.size()) {
        compared++;
        if (dataset.classIndex(labels.get(r)).get() != dataset.label(samples[r])) {
          other++;
          first = first < 0 ? r : first;
        }
      }
    }
    if (other == 0) {
      return;
    }
    int sample = samples[first];
    String said =
        Words.of(
            "%s has other labels than %s for %,d of %,d samples, first \"%s\" for %s, which is \"%s\" here",
            file.getFileName(),
            dataset.name(),
            other,
            compared,
            labels.get(first),
            dataset.id(sample),
            dataset.classes().get(dataset.label(sample)));
    boolean most = 10 * other > 3 * compared && compared >= LEAST_COMPARED;
    if (most && table.ids().isEmpty()) {
      throw new PredictionException(
          said
              + "; expected rows in the dataset's order; name the rows in an id column, or take the label column out if these are other labels on purpose");
    }
    notes.add(said);
  }

  /** One column and two classes: the chance of the second. */
  private Rows binary(Rows rows) {
    boolean twoClasses = dataset.classes().size() == 2 && dataset.annotations().isEmpty();
    if (rows.columns() != 1 || !twoClasses) {
      return rows;
    }
    notes.add(
        "%s has one column: taken for the %s of the second class, \"%s\""
            .formatted(
                file.getFileName(),
                outputs == Outputs.LOGITS ? "logit" : "probability",
                dataset.classes().get(1)));
    NumberKind kind = NumberCensus.of(rows).kind();
    return new BinaryRows(rows, 1, outputs, kind == NumberKind.PERCENTAGES ? 100 : 1);
  }

  private Rows inOrderOfClasses(Rows rows, List<String> names) {
    List<String> classes = dataset.classes();
    if (rows.columns() == 0 && rows.rows() > 0) {
      throw new PredictionException(
          Words.of(
              "%s has no column of probabilities%s; expected one for each of the %d classes; predicted classes alone tell nothing of how sure a model is",
              file, notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")", classes.size()));
    }
    if (rows.columns() != classes.size()) {
      throw new PredictionException(
          Words.of(
              "%s has %d columns, %s %d classes; pass one column per class, in the order of classes()",
              file, rows.columns(), dataset.name(), classes.size()));
    }
    if (names.isEmpty() || names.size() != rows.columns()) {
      refuseOtherCount(rows, names);
      noteOrderAsText(classes);
      return rows;
    }
    Optional<int[]> order = ColumnNames.match(names, classes);
    if (order.isPresent()) {
      return Arrays.equals(order.get(), IntStream.range(0, classes.size()).toArray())
          ? rows
          : new OrderedRows(rows, order.get());
    }
    if (ColumnNames.onlyCount(names)) {
      return rows;
    }
    throw new PredictionException(
        "%s names its columns, but %s; expected the classes %s in any order; rename the columns"
            .formatted(file, ColumnNames.misfit(names, classes), ColumnNames.quoted(classes)));
  }

  /** With as many samples in each class, rows and columns in that order would seem to fit. */
  private void noteOrderAsText(List<String> classes) {
    List<String> asText = Relisting.classesAsText(classes);
    if (!asText.equals(classes)) {
      notes.add(
          "%s names no columns: taken in the order %s; tools that sort names as text have %s: then state classes(...), and name the rows"
              .formatted(file.getFileName(), brief(classes), brief(asText)));
    }
  }

  private static String brief(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(4, names.size())))
        + (names.size() > 4 ? " …" : "");
  }

  private void refuseOtherCount(Rows rows, List<String> names) {
    if (!names.isEmpty() && !(rows instanceof BinaryRows)) {
      throw new PredictionException(
          Words.of(
              "%s has %d columns, but %d names for them: %s; expected as many",
              file, rows.columns(), names.size(), ColumnNames.quoted(names)));
    }
  }

  private Predictions predictions(Rows rows, int[] samples) {
    NumberCensus census = NumberCensus.of(rows);
    NumberKind kind = kind(census);
    census.note(kind, file).filter(note -> outputs == Outputs.PROBABILITIES).ifPresent(notes::add);
    Matrix values = values(rows, census, kind);
    int[] order = bySample(samples);
    int labelled = (int) Arrays.stream(samples).filter(s -> s < dataset.size()).count();
    int[] inOrder = Arrays.stream(order).map(r -> samples[r]).toArray();
    Predictions given =
        predictions(
            dataset,
            Arrays.copyOf(inOrder, labelled),
            rows(values, Arrays.copyOf(order, labelled)),
            notes);
    if (labelled == order.length) {
      return given;
    }
    int[] others =
        Arrays.stream(inOrder, labelled, inOrder.length).map(s -> s - dataset.size()).toArray();
    return given.with(
        UnlabelledPredictions.of(
            predictions(
                dataset.unlabelled().asIfLabelled(dataset),
                others,
                rows(values, Arrays.copyOfRange(order, labelled, order.length)),
                List.of())));
  }

  /** The rows in the order of their samples. */
  private static int[] bySample(int[] samples) {
    IntStream rows = IntStream.range(0, samples.length);
    if (IntStream.range(1, samples.length).allMatch(r -> samples[r - 1] < samples[r])) {
      return rows.toArray();
    }
    return rows.boxed()
        .sorted(Comparator.comparingInt(r -> samples[r]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static Matrix rows(Matrix values, int[] rows) {
    boolean all = rows.length == values.rows();
    boolean asTheyAre = all && IntStream.range(0, rows.length).allMatch(r -> rows[r] == r);
    return asTheyAre ? values : values.rows(rows);
  }

  private NumberKind kind(NumberCensus census) {
    if (dataset.annotations().isPresent()) {
      return census.independent(outputs, file);
    }
    if (outputs == Outputs.LOGITS) {
      if (census.allInUnit() && census.kind() == NumberKind.PROBABILITIES) {
        throw new PredictionException(
            file
                + ": every row lies in 0 to 1 and sums to 1, so these are probabilities; expected logits; pass Outputs.PROBABILITIES");
      }
      return NumberKind.OTHER;
    }
    NumberKind kind = census.kind();
    if (kind == NumberKind.OTHER) {
      throw new PredictionException(census.refusal(file));
    }
    return kind;
  }

  private Matrix values(Rows rows, NumberCensus census, NumberKind kind) {
    BadLines bad = new BadLines(file);
    double[] row = new double[rows.columns()];
    float[] probabilities = new float[row.length];
    Matrix.Builder values = Matrix.builder(rows.rows(), row.length);
    for (int r = 0; r < rows.rows(); r++) {
      rows.row(r, row);
      String problem = problem(row, census, kind);
      if (!problem.isEmpty()) {
        bad.add(rows.where(r), problem);
        continue;
      }
      kind.toProbabilities(row);
      for (int k = 0; k < row.length; k++) {
        probabilities[k] = (float) Math.min(1, Math.max(0, row[k]));
      }
      values.set(r, probabilities, 0);
    }
    bad.refuse();
    return values.build();
  }

  private static String problem(double[] row, NumberCensus census, NumberKind kind) {
    for (double v : row) {
      boolean isLogOfZero = kind == NumberKind.LOG_PROBABILITIES && v == Double.NEGATIVE_INFINITY;
      if (!Double.isFinite(v) && !isLogOfZero) {
        return "has %s; expected numbers".formatted(v);
      }
    }
    return switch (kind) {
      case OTHER, LOG_PROBABILITIES, LOG_ODDS -> "";
      case INDEPENDENT -> outside(row, 1);
      case ONE_VS_REST -> outside(row, 1) + (NumberKind.sum(row) > 0 ? "" : "has only zeros");
      case PERCENTAGES -> sumsTo(row, 100, census.tolerance(kind));
      case PROBABILITIES, ROUNDED -> sumsTo(row, 1, census.tolerance(kind));
    };
  }

  private static String outside(double[] row, double most) {
    for (double v : row) {
      if (!(v >= -1e-6 && v <= most * (1 + 1e-6))) {
        return "has %s; expected numbers in [0, %.0f]".formatted(v, most);
      }
    }
    return "";
  }

  private static String sumsTo(double[] row, double whole, double tolerance) {
    String outside = outside(row, whole);
    double sum = NumberKind.sum(row);
    return outside.isEmpty() && !(Math.abs(sum - whole) <= tolerance)
        ? Words.of("sums to %.4f; expected %.0f as the other rows do", sum, whole)
        : outside;
  }

  private Predictions predictions(Dataset about, int[] samples, Matrix matrix, List<String> said) {
    Origin[] origins = new Origin[samples.length];
    Arrays.fill(origins, Origin.UNSTATED);
    int[] folds = new int[samples.length];
    Arrays.fill(folds, -1);
    String model =
        "%s from %s"
            .formatted(outputs == Outputs.LOGITS ? "logits" : "probabilities", file.getFileName());
    List<Finding> findings =
        said.stream().map(n -> new Finding(about.name(), Finding.Kind.NOTE, n)).toList();
    return Predictions.of(
        about,
        samples,
        matrix,
        origins,
        folds,
        new Provenance(model, 0, about.fingerprint(), where, 0),
        findings,
        null);
  }
}
