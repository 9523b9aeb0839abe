package goldpan.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders and files that their owner alone can read and write (modes 700 and 600), where the file
 * system knows owners; on others they are made as all are.
 */
public final class OwnerOnly {
  private static final Set<PosixFilePermission> OTHERS =
      Set.copyOf(PosixFilePermissions.fromString("---rwxrwx"));

  private OwnerOnly() {}

  /** Makes a folder and those above it that are missing; one that is there stays as it is. */
  public static void createDirectories(Path folder) throws IOException {
    Files.createDirectories(folder, mode(folder, "rwx------"));
  }

  /** Makes an empty file where there is none. */
  public static void createFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      Files.createFile(file, mode(file, "rw-------"));
    }
  }

  /** Whether others than the owner can read, write or enter a file or folder; false if unknown. */
  public static boolean isOpenToOthers(Path path) throws IOException {
    if (!Files.exists(path) || !knowsOwners(path)) {
      return false;
    }
    return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
  }

  private static FileAttribute<?>[] mode(Path path, String mode) {
    return knowsOwners(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean knowsOwners(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
