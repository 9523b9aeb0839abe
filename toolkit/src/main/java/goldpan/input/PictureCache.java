package goldpan.input;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.disk.OwnerOnly;
import goldpan.jpeg.JpegDecoding;
import goldpan.predict.CacheFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decoded pictures kept from call to call, one file for a dataset at an input size: what was mined
 * or trained once is not decoded again. Files are keyed by the dataset's fingerprint, the size, the
 * decoder's version and whether it decodes large pictures at reduced size; the least recently used
 * go when all together would exceed the bound. The folder can be deleted at any time, and nothing
 * depends on it: what cannot be kept, read or found is decoded.
 */
public final class PictureCache {
  /** To be raised whenever a picture is decoded or resized to other values. */
  private static final int DECODER = 2;

  private static final String ENDING = ".pictures";
  private static final Duration ABANDONED = Duration.ofDays(1);
  private final @Nullable Path folder;
  private final long mostBytes;

  public PictureCache(CacheFolder kept) {
    this.folder = kept.folder();
    this.mostBytes = kept.mostBytes();
  }

  /** Where the file for a dataset at an input's size is or would be; empty when it is too big. */
  Optional<Path> place(Dataset dataset, Input input) {
    long size = PictureFile.size(dataset.size(), input.values());
    if (folder == null || size > mostBytes || !dataset.hasMedia()) {
      return Optional.empty();
    }
    String key =
        Words.of(
            "%s-%dx%dx%d-v%d%s",
            dataset.fingerprint().substring(0, 32),
            input.width(),
            input.height(),
            input.channels(),
            DECODER,
            JpegDecoding.reduces() ? "-reduced" : "");
    return Optional.of(folder.resolve(key + ENDING));
  }

  /** The kept pictures of a whole dataset; a file that is not whole is removed. */
  Optional<PictureFile> find(Dataset dataset, Input input) {
    return place(dataset, input).flatMap(file -> open(file, dataset, input));
  }

  private static Optional<PictureFile> open(Path file, Dataset dataset, Input input) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Optional<PictureFile> found = PictureFile.open(file, dataset.size(), input.values());
      if (found.isPresent()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      } else {
        Files.deleteIfExists(file);
      }
      return found;
    } catch (IOException e) {
      return Optional.empty(); // it is a cache: what cannot be read is decoded
    }
  }

  /** Begins to keep a whole dataset; empty when that is not wanted or there is no room for it. */
  Optional<PictureFile.Draft> begin(Dataset dataset, Input input) {
    Optional<Path> place = place(dataset, input);
    Path home = folder;
    if (place.isEmpty() || home == null) {
      return Optional.empty();
    }
    try {
      OwnerOnly.createDirectories(home);
      long size = PictureFile.size(dataset.size(), input.values());
      makeRoom(home, size);
      if (home.toFile().getUsableSpace() < 2 * size) {
        return Optional.empty();
      }
      return Optional.of(PictureFile.Draft.begin(place.get(), dataset.size(), input.values()));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private void makeRoom(Path home, long size) throws IOException {
    List<Path> oldestFirst;
    try (Stream<Path> all = Files.list(home)) {
      oldestFirst = all.sorted(Comparator.comparing(PictureCache::used)).toList();
    }
    long taken = size;
    for (Path file : oldestFirst) {
      taken += isKept(file) ? Files.size(file) : 0;
    }
    for (Path file : oldestFirst) {
      boolean abandoned =
          file.getFileName().toString().startsWith(PictureFile.PARTIAL)
              && used(file).toInstant().isBefore(Instant.now().minus(ABANDONED));
      if (abandoned || (isKept(file) && taken > mostBytes)) {
        taken -= isKept(file) ? Files.size(file) : 0;
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isKept(Path file) {
    return file.getFileName().toString().endsWith(ENDING);
  }

  private static FileTime used(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0); // gone meanwhile
    }
  }

  /** Forgets a file that turned out to be damaged. */
  void forget(Dataset dataset, Input input) {
    place(dataset, input)
        .ifPresent(
            file -> {
              try {
                Files.deleteIfExists(file);
              } catch (IOException e) {
                // it stays, and its damaged pictures are decoded each time
              }
            });
  }
}
