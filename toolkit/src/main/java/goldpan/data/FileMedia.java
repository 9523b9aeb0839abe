package goldpan.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Pictures that are files of their own under one folder. Only the names are kept, most often those
 * that are the samples' ids.
 */
final class FileMedia implements Media {
  private final Path root;
  private final String folder;
  private final boolean isPlain;
  private final Dataset.Ids names;
  private final boolean isListing;

  /** All pictures of a folder, in the order that Goldpan lists them in. */
  static FileMedia listing(Path root, Dataset.Ids names) {
    return new FileMedia(root, names, true);
  }

  /**
   * Pictures at {@code names} relative to {@code root}, with {@code /} between their parts.
   *
   * @param names one a picture; shared with the dataset when they are its ids
   */
  FileMedia(Path root, Dataset.Ids names) {
    this(root, names, false);
  }

  private FileMedia(Path root, Dataset.Ids names, boolean isListing) {
    this.isListing = isListing;
    this.root = root;
    this.folder = root + File.separator;
    this.isPlain = root.getFileSystem() == FileSystems.getDefault();
    this.names = names;
  }

  @Override
  public int size() {
    return names.size();
  }

  @Override
  public boolean isListing() {
    return isListing;
  }

  @Override
  public Pixels pixels(int position) {
    return decoded(position).pixels();
  }

  @Override
  public List<String> oddities(int position) {
    byte[] content = read(position);
    List<String> warnings = decode(position, content).oddities();
    Optional<ImageKind> named = ImageKind.ofName(names.get(position));
    Optional<ImageKind> is = ImageKind.ofBytes(content);
    if (named.equals(is) || is.isEmpty()) {
      return warnings;
    }
    String extension = ImageKind.extension(names.get(position));
    String oddity =
        "is a %s picture %s"
            .formatted(
                is.get(), extension.isEmpty() ? "without an extension" : "named ." + extension);
    return warnings.isEmpty() ? List.of(oddity) : List.of(oddity, warnings.get(0));
  }

  @Override
  public byte[] bytes(int position) throws IOException {
    String name = names.get(position);
    return isPlain ? WholeFile.read(folder + name) : Files.readAllBytes(root.resolve(name));
  }

  @Override
  public Optional<Path> file(int position) {
    return Optional.of(path(position));
  }

  private Path path(int position) {
    return root.resolve(names.get(position));
  }

  private Decoder.Decoded decoded(int position) {
    return decode(position, read(position));
  }

  private Decoder.Decoded decode(int position, byte[] content) {
    try {
      return Decoder.decode(content);
    } catch (UnreadableMediaException e) {
      throw new UnreadableMediaException(names.get(position), e.problem(), e);
    }
  }

  private byte[] read(int position) {
    try {
      return bytes(position);
    } catch (NoSuchFileException e) {
      throw new UnreadableMediaException(names.get(position), "is missing; restore the file", e);
    } catch (IOException e) {
      throw new UnreadableMediaException(
          names.get(position), "cannot be read (" + Reason.of(e) + "); check the file", e);
    }
  }
}
