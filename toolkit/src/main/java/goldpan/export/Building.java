package goldpan.export;

import goldpan.disk.FileTree;
import goldpan.disk.ProcessLock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The hidden folder beside the target in which an export is built: {@code .NAME.goldpan-…}.
 *
 * <p>Its builder holds a lock of the operating system in it, which ends with the process however
 * that ends. A folder whose lock can be taken is therefore one that a killed export left.
 */
final class Building implements AutoCloseable {
  private static final String LOCK = "building.lock";
  private static final String EXPORT = "export";

  private final Path folder;
  private final ProcessLock lock;

  private Building(Path folder, ProcessLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Begins to build what becomes {@code target}, and removes what killed exports to it left. */
  static Building beside(Path target, Path parent) throws IOException {
    Path real = parent.toRealPath();
    String prefix = "." + target.getFileName() + ".goldpan-";
    for (Path left : left(real, prefix)) {
      removeIfLeft(left);
    }
    Path folder = Files.createTempDirectory(real, prefix);
    ProcessLock lock =
        ProcessLock.take(folder.resolve(LOCK))
            .orElseThrow(
                () ->
                    new IOException(
                        "another export to the same folder began at the same moment; export again"));
    return new Building(folder, lock);
  }

  private static List<Path> left(Path parent, String prefix) throws IOException {
    List<Path> left = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(
            parent, p -> String.valueOf(p.getFileName()).startsWith(prefix) && isOfOurMaking(p))) {
      all.forEach(left::add);
    }
    return left;
  }

  /** A real folder that holds a lock file and else at most the export. */
  private static boolean isOfOurMaking(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isRegularFile(folder.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (DirectoryStream<Path> inside =
        Files.newDirectoryStream(
            folder, p -> !Set.of(LOCK, EXPORT).contains(String.valueOf(p.getFileName())))) {
      return !inside.iterator().hasNext();
    }
  }

  private static void removeIfLeft(Path folder) throws IOException {
    try (ProcessLock lock = ProcessLock.take(folder.resolve(LOCK)).orElse(null)) {
      if (lock == null) {
        return;
      }
      FileTree.delete(folder.resolve(EXPORT));
    } catch (FileNotFoundException | NoSuchFileException e) {
      return; // another export removes it
    }
    FileTree.delete(folder);
  }

  /** Where the export is built; not there yet. */
  Path export() {
    return folder.resolve(EXPORT);
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(export());
    lock.close();
    FileTree.delete(folder);
  }
}
