package goldpan.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the media of a dataset is: pictures, texts or another {@link Modality}. Implementations are
 * immutable, safe for many threads and read nothing until asked. Positions count from 0 in the
 * order the media was found.
 */
public interface Media {

  /**
   * Pictures that are files, at {@code names} relative to {@code root} with {@code /} between their
   * parts.
   */
  static Media files(Path root, Dataset.Ids names) {
    return new FileMedia(root, names);
  }

  /** No media of so many samples: what is given about them is all there is. */
  static Media none(int size) {
    return new NoMedia(size);
  }

  /** How many there are. */
  int size();

  /** What kind of media it is. */
  default Modality modality() {
    return Modality.picture();
  }

  /**
   * What a person is shown of one.
   *
   * @throws UnreadableMediaException when it cannot be read; the id in it is the media's own name
   */
  default Preview preview(int position) {
    return Preview.picture(pixels(position));
  }

  /**
   * Reads and decodes one picture, upright (EXIF orientation applied).
   *
   * @throws DatasetException when this is no picture but another kind of media
   * @throws UnreadableMediaException when it cannot be decoded; the id in it is the media's own
   *     name
   */
  Pixels pixels(int position);

  /**
   * Reads one picture to be resized to {@code width}×{@code height}: a much larger one may come at
   * a half, a quarter or an eighth of its size, which takes a fraction of the time.
   *
   * @throws DatasetException as {@link #pixels} does
   * @throws UnreadableMediaException as {@link #pixels} does
   */
  default ReducedPixels pixels(int position, int width, int height) {
    return ReducedPixels.whole(pixels(position));
  }

  /**
   * The stored bytes that make it up: a file's content, or the raw values of one that lives inside
   * a bigger file. They go into the dataset's fingerprint.
   */
  byte[] bytes(int position) throws IOException;

  /** Its own file, when it has one. */
  default Optional<Path> file(int position) {
    return Optional.empty();
  }

  /**
   * Whether these are all pictures of a folder in the order that Goldpan lists them in, which
   * earlier versions did by whole path.
   */
  default boolean isListing() {
    return false;
  }

  /**
   * Reads one and tells what is odd about it though it can be used, in phrases that follow its
   * name: {@code is a PNG picture named .jpg}. Mostly nothing.
   *
   * @throws UnreadableMediaException as {@link #preview} does
   */
  default List<String> oddities(int position) {
    preview(position);
    return List.of();
  }
}
