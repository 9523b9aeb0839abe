package goldpan.data;

import java.nio.file.Path;

/**
 * A way datasets are stored. One file a format: annotate the class with
 * {@code @AutoService(DatasetFormat.class)} and {@link Dataset#open} finds it.
 */
public interface DatasetFormat {

  /** Short name, as in messages: {@code image folder}. */
  String name();

  /** How to lay the data out so that this format takes it, in one line, for error messages. */
  String expects();

  /**
   * How sure this format is that {@code path} (which exists) is one of its own, by names and the
   * beginnings of files.
   */
  Recognition recognises(Path path);

  /**
   * Name of the task whose annotations its datasets have, which {@link Opening#task} can ask for;
   * empty for one class a sample.
   */
  default String task() {
    return "";
  }

  /**
   * Opens the dataset without decoding any picture.
   *
   * @throws DatasetException when it cannot be used
   */
  Dataset open(Path path);

  /**
   * Opens it as said; a format that has nothing to be said refuses.
   *
   * @throws DatasetException when it cannot be used, or not so
   */
  default Dataset open(Path path, Opening opening) {
    if (opening.isUsual()) {
      return open(path);
    }
    throw new DatasetException(
        "%s is opened with %s; expected nothing to be said about the format %s; open it without"
            .formatted(path, opening, name()));
  }
}
