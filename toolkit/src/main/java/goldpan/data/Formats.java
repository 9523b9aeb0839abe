package goldpan.data;

import java.nio.file.Path;
import java.util.ServiceLoader;

final class Formats {
  private Formats() {}

  static Dataset open(Path path) {
    return ServiceLoader.load(DatasetFormat.class, Formats.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new DatasetException(path + ": no formats"))
        .open(path);
  }
}
