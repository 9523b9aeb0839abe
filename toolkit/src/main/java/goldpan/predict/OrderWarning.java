package goldpan.predict;

import java.util.Optional;

/**
 * What to tell a user whose predictions seem to have columns or rows in another order than the
 * dataset's classes and samples: no label can be judged by them then.
 */
public final class OrderWarning {
  private OrderWarning() {}

  /**
   * The warning; empty where they fit. Only rows of a file that names no samples can be in another
   * order. When whole classes changed places, both orders explain it: columns are said first.
   */
  public static Optional<String> of(Predictions predictions) {
    if (predictions.dataset().isUnits()) {
      return Optional.empty(); // their order is the task's own
    }
    Optional<ColumnOrder.Found> columns = ColumnOrder.of(predictions);
    Optional<RowOrder.Found> rows =
        predictions.provenance().device().equals(Provenance.BROUGHT_BY_PLACE)
            ? RowOrder.of(predictions)
            : Optional.empty();
    if (columns.isEmpty()) {
      return rows.map(RowOrder.Found::words);
    }
    if (rows.isEmpty()) {
      return columns.map(ColumnOrder.Found::words);
    }
    return rows.get().agree() > columns.get().agree()
        ? rows.map(RowOrder.Found::words)
        : columns.map(c -> c.words() + "; or " + rows.get().words());
  }
}
