package goldpan.task.boxes;

import goldpan.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * How boxes are written: into copies of the files that they were read from, in which only what was
 * decided is changed, or into new files. Pictures are found by their ids, so that it serves all
 * datasets made out of the one that was opened.
 */
public interface BoxSource {

  /** Name of the format, such as {@code Pascal VOC}. */
  String format();

  /**
   * Where the picture of a sample goes, relative to the export's folder with {@code /} between its
   * parts; its id, unless the format has a place for pictures.
   */
  default String picture(String id) {
    return id;
  }

  /** Classes by the numbers that the files have for them; empty where they have names. */
  default Map<String, Integer> classNumbers() {
    return Map.of();
  }

  /** Ids of samples by the numbers that the files have for pictures; empty where they have none. */
  default Map<String, String> pictureNumbers() {
    return Map.of();
  }

  /**
   * Writes all but the pictures of the dataset's samples.
   *
   * @param dataset whose annotations are to be written
   * @param boxes those annotations
   * @param folder is there; the source's own files are never written
   */
  void write(Dataset dataset, BoxAnnotations boxes, Path folder) throws IOException;
}
