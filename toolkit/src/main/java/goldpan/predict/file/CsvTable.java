package goldpan.predict.file;

import goldpan.data.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Predictions in a CSV or TSV file, one sample a line, with or without a header. Besides the
 * classes' columns it may have one that says which sample a line is about, one with the given
 * label, and those that pandas and the usual scripts add, which are passed over and said.
 */
final class CsvTable {
  private final CsvScan scan;
  private final CsvLayout layout;
  private final boolean hasHeader;
  private final BadLines bad;
  private final double[][] numbers;
  private final int[] lines;
  private final List<String> ids = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private int seen;

  private CsvTable(CsvScan scan, CsvLayout layout, boolean hasHeader, BadLines bad) {
    this.scan = scan;
    this.layout = layout;
    this.hasHeader = hasHeader;
    this.bad = bad;
    this.numbers = new double[scan.records() - (hasHeader ? 1 : 0)][];
    this.lines = new int[numbers.length];
  }

  /**
   * Reads {@code file}, once to see what it is and once for its numbers.
   *
   * @param classes of the dataset, which tell a header of numbers from a row of them
   * @param isCount whether a file of so many rows has one for each sample
   * @throws PredictionException naming the first five lines that are not all numbers or of another
   *     length, or the columns that are no classes
   */
  static BroughtTable open(Path file, List<String> classes, IntPredicate isCount)
      throws IOException {
    CsvScan scan = CsvScan.of(file);
    boolean hasHeader = scan.hasHeader(classes, isCount);
    CsvLayout layout =
        hasHeader ? CsvLayout.named(file, scan.first(), classes) : CsvLayout.bare(scan, classes);
    CsvTable table = new CsvTable(scan, layout, hasHeader, new BadLines(file));
    CsvCells.forEach(file, table::take);
    table.bad.refuse();
    return new BroughtTable(
        new TableRows(table.numbers, table.lines, layout.numbers().size()),
        layout.names(),
        List.copyOf(table.ids),
        List.copyOf(table.labels),
        layout.notes());
  }

  private void take(List<String> cells, int line) {
    int row = seen++ - (hasHeader ? 1 : 0);
    if (row < 0) {
      return;
    }
    lines[row] = line;
    numbers[row] = numbers(cells, line);
    if (layout.id() >= 0 && layout.id() < cells.size()) {
      ids.add(cells.get(layout.id()));
    }
    if (layout.label() >= 0 && layout.label() < cells.size()) {
      labels.add(cells.get(layout.label()));
    }
  }

  private double[] numbers(List<String> cells, int line) {
    double[] values = new double[layout.numbers().size()];
    if (cells.size() != scan.first().size()) {
      bad.add(line, Words.of("has %d values; expected %d", cells.size(), scan.first().size()));
      return values;
    }
    for (int k = 0; k < values.length; k++) {
      String cell = cells.get(layout.numbers().get(k));
      try {
        values[k] = scan.number(cell);
      } catch (NumberFormatException e) {
        bad.add(
            line,
            Words.of(
                "has \"%s\" in column %d; expected a number", cell, layout.numbers().get(k) + 1));
        return values;
      }
    }
    return values;
  }
}
