package goldpan.export;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Where an export goes: checked before a byte is written. */
final class Target {
  private Target() {}

  /**
   * The folder to write, absolute.
   *
   * @throws DatasetException when it exists and is not empty, or lies inside the source
   */
  static Path check(Dataset dataset, Path folder) throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(target)) {
      throw new DatasetException(
          "%s exists; expected a folder to be made; choose another name or remove it"
              .formatted(target));
    }
    Path real = real(target);
    for (Path source : sources(dataset)) {
      if (real.startsWith(source)) {
        throw new DatasetException(
            "%s lies inside the dataset's own folder %s; expected a folder elsewhere; originals are never touched"
                .formatted(target, source));
      }
    }
    return target;
  }

  private static boolean isEmptyFolder(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(path)) {
      return !inside.iterator().hasNext();
    }
  }

  /** The path with the links of its existing part resolved. */
  private static Path real(Path path) throws IOException {
    Path existing = path;
    while (!Files.exists(existing)) {
      Path parent = existing.getParent();
      if (parent == null) {
        return path;
      }
      existing = parent;
    }
    return existing.toRealPath().resolve(existing.relativize(path)).normalize();
  }

  /** The folders that hold the dataset's pictures. */
  private static Set<Path> sources(Dataset dataset) throws IOException {
    Set<Path> seen = new HashSet<>();
    Set<Path> sources = new LinkedHashSet<>();
    if (Files.isDirectory(dataset.root())) {
      sources.add(dataset.root().toRealPath());
    }
    for (int i = 0; i < dataset.size(); i++) {
      Optional<Path> parent = dataset.file(i).map(Path::getParent);
      if (parent.isPresent() && seen.add(parent.get()) && Files.isDirectory(parent.get())) {
        sources.add(parent.get().toRealPath());
      }
    }
    return sources;
  }
}
