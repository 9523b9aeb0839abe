package goldpan.task.boxes.format;

import goldpan.data.Dataset;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.BoxSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a dataset by what tools call its pictures: the number that the dataset's own file gives
 * them, path, file name, its stem, or the stem as a number. A name that two pictures share finds
 * none.
 */
final class PictureIndex {
  private static final int TWO = -1;

  private final Dataset dataset;
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<String, String> ids;

  PictureIndex(Dataset dataset) {
    this.dataset = dataset;
    this.ids = BoxAnnotations.of(dataset).source().map(BoxSource::pictureNumbers).orElse(Map.of());
    for (int row = 0; row < dataset.size(); row++) {
      String id = dataset.id(row);
      String stem = PictureNames.stem(id);
      add(PictureNames.name(id), row);
      if (!stem.equals(PictureNames.name(id))) {
        add(stem, row);
      }
      String number = stem.replaceFirst("^0+(?=\\d)", "");
      if (stem.matches("\\d+") && !number.equals(stem)) {
        add(number, row);
      }
    }
  }

  private void add(String name, int row) {
    rows.merge(name, row, (a, b) -> a.equals(b) ? a : TWO);
  }

  Optional<Integer> find(String name) {
    String id = ids.get(name);
    Optional<Integer> own = id == null ? Optional.empty() : dataset.indexOf(id);
    return own.or(() -> dataset.indexOf(name))
        .or(() -> Optional.ofNullable(rows.get(name)))
        .or(() -> Optional.ofNullable(rows.get(PictureNames.name(name))))
        .filter(row -> row != TWO);
  }
}
