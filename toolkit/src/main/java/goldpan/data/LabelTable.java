package goldpan.data;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Reads other labels for a dataset's samples from a CSV or TSV. */
final class LabelTable {
  private final Dataset dataset;
  private final IdMatch match;
  private final int[] labels;
  private final long[] rowOfSample;
  private final FirstFive bad = new FirstFive();

  private LabelTable(Dataset dataset) {
    this.dataset = dataset;
    this.match = new IdMatch(dataset);
    this.labels = dataset.labels();
    this.rowOfSample = new long[dataset.size()];
  }

  static Dataset read(Path table, Dataset dataset) {
    LabelTable reading = new LabelTable(dataset);
    Columns columns = Columns.read(table);
    OptionalInt id = columns.find(Columns.PATHS);
    if (id.isEmpty()) {
      id = columns.find(Columns.IDS);
    }
    if (id.isEmpty() && reading.looksLikeRow(columns.header())) {
      columns.allRows().forEach(row -> reading.take(row, 0, 1));
    } else {
      int idColumn =
          id.isPresent()
              ? id.getAsInt()
              : columns.need(List.of("path", "file", "image", "id"), "path");
      int labelColumn = columns.need(Columns.LABELS, "label");
      columns.rows().forEach(row -> reading.take(row, idColumn, labelColumn));
    }
    reading.bad.throwIfAny(
        table.toString(),
        "bad rows",
        "expected ids and classes of %s, each id once".formatted(dataset.name()));
    return Selections.relabelled(dataset, reading.labels);
  }

  /** Whether a first row of two cells is no header but an id and a class already. */
  private boolean looksLikeRow(List<String> cells) {
    return cells.size() == 2
        && match.find(cells.get(0)) instanceof IdMatch.One
        && dataset.classIndex(cells.get(1)).isPresent();
  }

  private void take(Columns.Row row, int idColumn, int labelColumn) {
    String where = Words.of("row %,d: ", row.number());
    List<String> cells = row.cells();
    int width = 1 + Math.max(idColumn, labelColumn);
    if (cells.size() < width) {
      bad.add(where + Words.of("has %d columns, not %d", cells.size(), width));
      return;
    }
    String label = cells.get(labelColumn);
    OptionalInt classIndex =
        dataset.classIndex(label).map(OptionalInt::of).orElse(OptionalInt.empty());
    IdMatch.Found found = match.find(cells.get(idColumn));
    if (!(found instanceof IdMatch.One one)) {
      bad.add(where + found);
    } else if (rowOfSample[one.index()] != 0) {
      bad.add(
          where
              + Words.of(
                  "id \"%s\" is in row %,d already",
                  cells.get(idColumn), rowOfSample[one.index()]));
    } else if (classIndex.isEmpty()) {
      bad.add(where + "unknown class \"%s\"".formatted(label));
    } else {
      rowOfSample[one.index()] = row.number();
      labels[one.index()] = classIndex.getAsInt();
    }
  }
}
