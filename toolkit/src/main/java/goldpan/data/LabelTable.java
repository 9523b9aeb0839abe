package goldpan.data;

import java.nio.file.Path;

final class LabelTable {
  private LabelTable() {}

  static Dataset read(Path table, Dataset d) {
    return d;
  }
}
