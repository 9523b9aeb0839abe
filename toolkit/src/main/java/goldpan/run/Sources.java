package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.Datasets;

/** How a dataset is found again. */
final class Sources {
  private Sources() {}

  /** The bundled name, or the absolute path. */
  static String of(Dataset dataset) {
    String name = dataset.name();
    boolean bundled =
        Datasets.bundled().contains(name) && Dataset.bundled(name).root().equals(dataset.root());
    return bundled ? name : dataset.root().toAbsolutePath().toString();
  }
}
