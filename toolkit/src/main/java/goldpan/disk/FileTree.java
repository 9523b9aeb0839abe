package goldpan.disk;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them: forced to disk, or removed. */
public final class FileTree {
  private static final boolean FORCES_FOLDERS =
      !System.getProperty("os.name", "").startsWith("Windows");

  private FileTree() {}

  /**
   * Forces every file and folder below. Done after all are written: the system has then written
   * most by itself, which is many times as fast as forcing one by one.
   *
   * @throws IOException when that fails, or the thread is interrupted
   */
  public static void force(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            forceOne(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            if (FORCES_FOLDERS) {
              forceOne(dir);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Forces the names in a folder to disk, where the platform can, such as after a file was made or
   * renamed there. An interrupt waits until that is done.
   */
  public static void forceNames(@Nullable Path folder) throws IOException {
    if (folder == null || !FORCES_FOLDERS) {
      return;
    }
    boolean interrupted = false;
    try {
      for (boolean forced = false; !forced; ) {
        interrupted |= Thread.interrupted();
        forced = isForced(folder);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean isForced(Path folder) throws IOException {
    try {
      forceOne(folder);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  private static void forceOne(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes a folder and all in it, when it is there; links in it are removed, not followed. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(dir);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
