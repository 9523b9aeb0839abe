package goldpan.predict.file;

import java.util.ArrayList;
import java.util.List;

/**
 * What a prediction file holds, before it meets a dataset.
 *
 * @param rows the numbers, N rows of as many columns as {@code columnNames}, when there are any
 * @param columnNames what each column is called; empty when the file does not say
 * @param ids which sample each row is about; empty when the file does not say
 * @param labels the given label of each row as the file has it; empty when it does not say
 * @param notes what was recognised or passed over, in whole phrases
 */
record BroughtTable(
    Rows rows,
    List<String> columnNames,
    List<String> ids,
    List<String> labels,
    List<String> notes) {

  static BroughtTable of(Rows rows) {
    return new BroughtTable(rows, List.of(), List.of(), List.of(), List.of());
  }

  BroughtTable withColumnNames(List<String> names) {
    return new BroughtTable(rows, List.copyOf(names), ids, labels, notes);
  }

  BroughtTable withIds(List<String> given) {
    return new BroughtTable(rows, columnNames, List.copyOf(given), labels, notes);
  }

  BroughtTable noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new BroughtTable(rows, columnNames, ids, labels, List.copyOf(more));
  }
}
