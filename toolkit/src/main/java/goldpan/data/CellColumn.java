package goldpan.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The column of a table whose cells are the samples' media themselves, if there is one. */
final class CellColumn {
  private final OptionalInt place;
  private final Optional<Modality> modality;
  private final List<String> taken = new ArrayList<>();

  private CellColumn(OptionalInt place, Optional<Modality> modality) {
    this.place = place;
    this.modality = modality;
  }

  /**
   * Finds it by the name that is said, or by those that each modality knows where no column names
   * files.
   *
   * @throws DatasetException when a column is said that is not there
   */
  static CellColumn among(Columns columns, Opening opening, boolean namesFiles) {
    for (Modality modality : Modality.all()) {
      if (modality.columns().isEmpty()) {
        continue;
      }
      OptionalInt found =
          opening.text().isPresent()
              ? OptionalInt.of(columns.need(List.of(opening.text().get()), modality.name()))
              : namesFiles ? OptionalInt.empty() : columns.find(modality.columns());
      if (found.isPresent()) {
        return new CellColumn(found, Optional.of(modality));
      }
    }
    return new CellColumn(OptionalInt.empty(), Optional.empty());
  }

  boolean isThere() {
    return place.isPresent();
  }

  /** Its position; 0 when there is none. */
  int place() {
    return place.orElse(0);
  }

  void take(Columns.Row row) {
    place.ifPresent(p -> taken.add(row.cells().get(p)));
  }

  /** What was taken, one a sample. */
  Media media() {
    return new CellMedia(taken, modality.orElseThrow());
  }
}
