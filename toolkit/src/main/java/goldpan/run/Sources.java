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
    if (Datasets.bundled().contains(dataset.name())) {
      return dataset.name();
    }
    Path root = dataset.root().toAbsolutePath();
    Path table = root.resolve(dataset.name());
    return (Files.isRegularFile(table) ? table : root).toString();
  }
}
