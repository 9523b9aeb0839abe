package goldpan.install;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders with what is in them; links are not followed. */
final class Folders {
  private Folders() {}

  static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failed)
              throws IOException {
            if (failed != null) {
              throw failed;
            }
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Removes a folder, and those above it up to a number, as far as they are empty and may go. */
  static void deleteEmpty(@Nullable Path folder, int above) {
    Path each = folder;
    try {
      for (int i = 0; i <= above && each != null && isEmpty(each); i++) {
        Files.delete(each);
        each = each.getParent();
      }
    } catch (IOException stays) {
      return; // an empty folder is no harm
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.findAny().isEmpty();
    }
  }

  /** Copies the files of a folder, but for one name; not those of folders in it. */
  static void copyFiles(Path from, Path to, String butFor) throws IOException {
    try (Stream<Path> list = Files.list(from)) {
      for (Path file :
          list.filter(Files::isRegularFile).filter(f -> !f.endsWith(butFor)).toList()) {
        Files.copy(
            file,
            to.resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
