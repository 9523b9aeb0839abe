package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Words;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads samples' files for the page, as they were when the page was opened: regular files under the
 * dataset's folders, of bounded size. A folder that has been replaced by a link, a device or a pipe
 * since is refused before it is opened. Links that led outside the folder when the page was opened
 * are followed while they lead to the same file.
 */
final class ServedFiles {
  /** Above the largest pictures of cameras, below what would fill the heap. */
  static final long MOST_BYTES = 256L << 20;

  private final Dataset dataset;
  private final Set<Path> roots = new HashSet<>();
  private final Map<Integer, Path> outside = new HashMap<>();

  ServedFiles(Dataset dataset) {
    this.dataset = dataset;
    Path root = dataset.root();
    Path folder = Files.isDirectory(root) ? root : root.toAbsolutePath().getParent();
    real(folder).ifPresent(roots::add);
    boolean elsewhere =
        dataset.size() > 0
            && dataset.hasMedia()
            && dataset.file(0).filter(f -> !f.startsWith(folder)).isPresent();
    boolean links =
        dataset.findings().stream()
            .anyMatch(f -> f.what().contains("outside the dataset's folder"));
    if (elsewhere || links) {
      learn(elsewhere);
    }
  }

  /** Finds out where files lie that are not in the dataset's own folder. */
  private void learn(boolean elsewhere) {
    Set<Path> parents = new HashSet<>();
    for (int i = 0; i < dataset.size(); i++) {
      Optional<Path> file = dataset.file(i);
      if (file.isEmpty()) {
        continue;
      }
      Path parent = file.get().getParent();
      if (elsewhere && parents.add(parent)) {
        real(parent).ifPresent(roots::add);
      }
      int sample = i;
      real(file.get()).filter(f -> !isInside(f)).ifPresent(f -> outside.put(sample, f));
    }
  }

  private static Optional<Path> real(@Nullable Path path) {
    try {
      return path == null ? Optional.empty() : Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean isInside(Path real) {
    return roots.stream().anyMatch(real::startsWith);
  }

  /** Whether the sample has a file of its own. */
  boolean has(int sample) {
    return dataset.file(sample).isPresent();
  }

  /**
   * The content of a sample's file.
   *
   * @throws UnservedException saying which sample and why not, without a path
   */
  byte[] read(int sample) {
    Path file = dataset.file(sample).orElseThrow();
    String id = dataset.id(sample);
    try {
      Path real = file.toRealPath();
      if (!isInside(real) && !real.equals(outside.get(sample))) {
        throw new UnservedException(
            403, id + " leads outside the dataset's folder now; restore the file");
      }
      BasicFileAttributes seen =
          Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!seen.isRegularFile()) {
        throw new UnservedException(403, id + " is no regular file any more; restore the file");
      }
      return read(id, real, seen.size());
    } catch (NoSuchFileException e) {
      throw new UnservedException(404, id + " is missing; restore the file");
    } catch (IOException e) {
      throw new UnservedException(
          404,
          "%s cannot be read (%s); check the file"
              .formatted(id, withoutPaths(String.valueOf(e.getMessage()), file)));
    }
  }

  private static byte[] read(String id, Path real, long size) throws IOException {
    if (size > MOST_BYTES) {
      throw tooLarge(id);
    }
    try (InputStream in = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw tooLarge(id);
      }
      return bytes;
    }
  }

  private static UnservedException tooLarge(String id) {
    return new UnservedException(
        413,
        Words.of("%s is above %,d MiB; expected a picture; check the file", id, MOST_BYTES >> 20));
  }

  private static String withoutPaths(String message, Path file) {
    return message
        .replace(file.toString(), "the file")
        .replaceAll("(?:[A-Za-z]:)?\\" + File.separator + "\\S+", "…");
  }

  /** A file that is not served. */
  static final class UnservedException extends RuntimeException {
    private final int status;

    UnservedException(int status, String problem) {
      super(problem);
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
