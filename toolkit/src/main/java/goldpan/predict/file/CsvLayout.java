package goldpan.predict.file;

import goldpan.predict.ColumnNames;
import goldpan.predict.PredictionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which columns of a table of predictions hold what.
 *
 * @param numbers the columns with numbers of classes
 * @param names what those are called; empty without a header
 * @param id the column that says which sample a line is about; -1 for none
 * @param label the column with the given label; -1 for none
 * @param notes what is passed over
 */
record CsvLayout(List<Integer> numbers, List<String> names, int id, int label, List<String> notes) {
  private static final Set<String> LABEL_NAMES =
      Set.of("label", "labels", "target", "given", "given_label", "y", "y_true", "true_label");
  private static final Set<String> PASSED_OVER =
      Set.of(
          "pred",
          "prediction",
          "predicted",
          "predicted_label",
          "pred_label",
          "y_pred",
          "confidence",
          "max_prob",
          "fold",
          "split",
          "loss");

  /**
   * The layout of a table with a header.
   *
   * @throws PredictionException naming the columns beside those of all classes
   */
  static CsvLayout named(Path file, List<String> header, List<String> classes) {
    boolean[] isClass = new boolean[header.size()];
    boolean matched = false;
    for (int column : ColumnNames.match(header, classes).orElse(new int[0])) {
      isClass[column] = true;
      matched = true;
    }
    int id = -1;
    int label = -1;
    List<Integer> numbers = new ArrayList<>();
    List<String> passedOver = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int c = 0; c < header.size(); c++) {
      String name = header.get(c).toLowerCase(Locale.ROOT);
      if (isClass[c]) {
        numbers.add(c);
      } else if (id < 0 && (CsvScan.isId(name) || isIndex(name, c))) {
        id = c;
      } else if (label < 0 && LABEL_NAMES.contains(name)) {
        label = c;
      } else if (PASSED_OVER.contains(name) || isIndex(name, c)) {
        passedOver.add(header.get(c));
      } else if (matched) {
        unknown.add(header.get(c));
      } else {
        numbers.add(c);
      }
    }
    if (!unknown.isEmpty()) {
      throw new PredictionException(
          "%s has a column for each of the %d classes and %s beside them; expected the classes, an id and a label; take out the others"
              .formatted(file, classes.size(), ColumnNames.quoted(unknown)));
    }
    return new CsvLayout(
        List.copyOf(numbers),
        numbers.stream().map(header::get).toList(),
        id,
        label,
        passedOver.isEmpty()
            ? List.of()
            : List.of(
                "passed over " + ColumnNames.quoted(passedOver) + " of " + file.getFileName()));
  }

  private static boolean isIndex(String name, int column) {
    return (column == 0 && name.isEmpty()) || name.startsWith("unnamed:") || name.equals("index");
  }

  /**
   * The layout of a table without a header: a first or last column of words is an id, and so is a
   * first one of whole numbers where there is one column more than classes.
   */
  static CsvLayout bare(CsvScan scan, List<String> classes) {
    int width = scan.first().size();
    int id = -1;
    if (width > 1 && !scan.isNumber(scan.first().get(0))) {
      id = 0;
    } else if (width > 1 && !scan.isNumber(scan.first().get(width - 1))) {
      id = width - 1;
    } else if (width == classes.size() + 1 && width > 2 && scan.startsWhole()) {
      id = 0;
    }
    int chosen = id;
    return new CsvLayout(
        Arrays.stream(IntStream.range(0, width).filter(c -> c != chosen).toArray())
            .boxed()
            .toList(),
        List.of(),
        id,
        -1,
        List.of());
  }
}
