package goldpan.export;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hidden folder beside the target in which an export is built: {@code .NAME.goldpan-…}.
 *
 * <p>Its builder holds a lock of the operating system in it, which ends with the process however
 * that ends. A folder whose lock can be taken is therefore one that a killed export left.
 */
final class Building implements AutoCloseable {
  private static final String LOCK = "building.lock";
  private static final String EXPORT = "export";

  /** Folders of this program: to open their lock a second time would end it on POSIX. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lock;

  private Building(Path folder, FileChannel lock) {
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
    OURS.add(folder);
    try {
      FileChannel lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        lock.close();
        throw new IOException(
            "another export to the same folder began at the same moment; export again");
      }
      return new Building(folder, lock);
    } catch (IOException | RuntimeException e) {
      OURS.remove(folder);
      throw e;
    }
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
    if (OURS.contains(folder)) {
      return;
    }
    try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      if (lock.tryLock() == null) {
        return;
      }
      Disk.remove(folder.resolve(EXPORT));
    } catch (OverlappingFileLockException e) {
      return;
    }
    Disk.remove(folder);
  }

  /** Where the export is built; not there yet. */
  Path export() {
    return folder.resolve(EXPORT);
  }

  @Override
  public void close() throws IOException {
    try {
      Disk.remove(export());
      lock.close();
      Disk.remove(folder);
    } finally {
      OURS.remove(folder);
    }
  }
}
