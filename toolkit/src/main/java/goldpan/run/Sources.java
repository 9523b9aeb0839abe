package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.Datasets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How a dataset is found again. */
final class Sources {
  private Sources() {}

  /** The bundled name, or the absolute path; a table's is the file, which its root contains. */
  static String of(Dataset dataset) {
    String name = dataset.name();
    if (Datasets.bundled().contains(name) && Dataset.bundled(name).root().equals(dataset.root())) {
      return name;
    }
    Path root = dataset.root().toAbsolutePath();
    Path table = root.resolve(name);
    return (Files.isRegularFile(table) ? table : root).toString();
  }
}
