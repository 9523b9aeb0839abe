package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.Datasets;

/** How a dataset is found again. */
final class Sources {
  private Sources() {}

  /** The bundled name, or the absolute path. */
  static String of(Dataset dataset) {
    return Datasets.bundled().contains(dataset.name())
        ? dataset.name()
        : dataset.root().toAbsolutePath().toString();
  }
}
