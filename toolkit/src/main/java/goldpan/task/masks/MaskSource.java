package goldpan.task.masks;

import goldpan.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The files that masks are in, and how they are written again. Positions count from 0 in the order
 * of the dataset that was opened. Reads nothing until asked; safe for many threads.
 */
public interface MaskSource {

  /** How many masks there are. */
  int size();

  /**
   * Reads a mask as it is in its file.
   *
   * @throws goldpan.data.UnreadableMediaException when it cannot be read or decoded
   */
  Mask read(int position);

  /** Where the picture of a sample goes, relative to an export's folder. */
  default String picture(String id) {
    return id;
  }

  /**
   * Writes all but the pictures of a dataset's samples: copies of the opened files in which only
   * decided pixels are changed.
   *
   * @param dataset whose masks are to be written
   * @param masks those of the dataset
   * @param folder is there; the source's own files are never written
   */
  void write(Dataset dataset, Masks masks, Path folder) throws IOException;
}
