package goldpan.mining;

import java.nio.file.Path;
import tech.tablesaw.api.Table;

final class LossTable {
  private LossTable() {}

  static Table of(Losses losses, int[] rows) {
    return Table.create();
  }

  static Path write(Losses losses, Path file) {
    return file;
  }

  static Table thresholds(Thresholds t) {
    return Table.create();
  }

  static Table thresholdsByClass(Thresholds t) {
    return Table.create();
  }

  static String summary(Losses losses) {
    return "";
  }

  static String summary(Suspects suspects) {
    return "";
  }
}
