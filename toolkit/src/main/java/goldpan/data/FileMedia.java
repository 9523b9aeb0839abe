package goldpan.data;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Pictures, or other media, that are files of their own under one folder. Only the names are kept,
 * most often those that are the samples' ids.
 */
final class FileMedia implements Media {
  private final Path root;
  private final String folder;
  private final boolean isPlain;
  private final Dataset.Ids names;
  private final Modality modality;
  private final boolean isListing;

  /** All media of a folder, in the order that Goldpan lists them in. */
  static FileMedia listing(Path root, Dataset.Ids names, Modality modality) {
    return new FileMedia(root, names, modality, true);
  }

  /**
   * Pictures at {@code names} relative to {@code root}, with {@code /} between their parts.
   *
   * @param names one a picture; shared with the dataset when they are its ids
   */
  FileMedia(Path root, Dataset.Ids names) {
    this(root, names, Modality.picture(), false);
  }

  /** Media of a kind at {@code names} relative to {@code root}. */
  FileMedia(Path root, Dataset.Ids names, Modality modality) {
    this(root, names, modality, false);
  }

  private FileMedia(Path root, Dataset.Ids names, Modality modality, boolean isListing) {
    this.modality = modality;
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
  public Modality modality() {
    return modality;
  }

  @Override
  public Preview preview(int position) {
    byte[] content = read(position);
    return named(position, () -> modality.preview(content));
  }

  @Override
  public Pixels pixels(int position) {
    byte[] content = read(position);
    return named(position, () -> modality.pixels(content))
        .orElseThrow(() -> noPicture(names.get(position), modality));
  }

  @Override
  public ReducedPixels pixels(int position, int width, int height) {
    if (modality != Modality.picture()) {
      return ReducedPixels.whole(pixels(position));
    }
    byte[] content = read(position);
    return named(position, () -> Decoder.decode(content, width, height));
  }

  /** Says that pictures were asked of media that has none. */
  static DatasetException noPicture(String name, Modality modality) {
    return new DatasetException(
        "%s is a %s; expected a picture; use what takes %s"
            .formatted(name, modality.name(), modality.plural()));
  }

  @Override
  public List<String> oddities(int position) {
    byte[] content = read(position);
    return named(position, () -> modality.oddities(names.get(position), content));
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

  private <T> T named(int position, Supplier<T> reading) {
    try {
      return reading.get();
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
