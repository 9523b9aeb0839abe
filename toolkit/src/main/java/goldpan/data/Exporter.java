package goldpan.data;

import java.nio.file.Path;

/**
 * Writes datasets, found by ServiceLoader: one for samples of one class each, in the export room,
 * and one a task for annotations.
 */
public interface Exporter {

  /** How pictures reach the export. */
  enum Transfer {
    /** Every file is copied. */
    COPY,
    /** Files are hard-linked where the file system can, copied where it cannot. */
    HARD_LINK
  }

  /** Name of the task whose annotations it writes; empty for one class a sample. */
  default String task() {
    return "";
  }

  /**
   * Writes {@code dataset} as a folder with a manifest, of samples of one class each with class
   * folders, and, when it came from {@link Dataset#apply}, a patch file and a page of the decided
   * samples in which decisions can be changed offline; a dataset without decisions gets neither.
   * The folder appears whole or not at all.
   *
   * @return the folder's absolute path
   * @throws DatasetException when the folder exists, lies inside the source or cannot be written
   */
  Path export(Dataset dataset, Path folder, Transfer transfer);
}
