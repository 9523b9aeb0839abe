package goldpan.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the pictures of a dataset are. Implementations are immutable, safe for many threads and
 * read nothing until asked. Positions count from 0 in the order the media was found.
 */
public interface Media {

  /** How many pictures there are. */
  int size();

  /**
   * Reads and decodes one picture, upright (EXIF orientation applied).
   *
   * @throws UnreadableMediaException when it cannot be decoded; the id in it is the media's own
   *     name
   */
  Pixels pixels(int position);

  /**
   * The stored bytes that make up the picture: a file's content, or the raw values of one that
   * lives inside a bigger file. They go into the dataset's fingerprint.
   */
  byte[] bytes(int position) throws IOException;

  /** The picture's own file, when it has one. */
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
   * Decodes one picture and tells what is odd about it though it can be used, in phrases that
   * follow its name: {@code is a PNG picture named .jpg}. Mostly nothing.
   *
   * @throws UnreadableMediaException as {@link #pixels} does
   */
  default List<String> oddities(int position) {
    pixels(position);
    return List.of();
  }
}
