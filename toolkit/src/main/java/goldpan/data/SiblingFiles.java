package goldpan.data;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which files lie below a folder, listed once a folder: asking the system for each row of a long
 * table takes long.
 */
final class SiblingFiles {
  private final Path root;
  private final Map<String, Folder> folders = new HashMap<>();

  /** Names in a folder, and for each name without its extension the whole one, if there is one. */
  private record Folder(Set<String> names, Map<String, String> byStem) {}

  SiblingFiles(Path root) {
    this.root = root;
  }

  /** Whether there is a file with this id. */
  boolean has(String id) {
    return folder(id).names.contains(name(id));
  }

  /**
   * The id itself where such a file is, or that of the only file called so but for its extension.
   */
  String withExtension(String id) {
    Folder folder = folder(id);
    String name = name(id);
    String whole = folder.byStem.getOrDefault(name, "");
    return folder.names.contains(name) || whole.isEmpty()
        ? id
        : id.substring(0, id.length() - name.length()) + whole;
  }

  private static String name(String id) {
    return id.substring(id.lastIndexOf('/') + 1);
  }

  private Folder folder(String id) {
    String parent = id.substring(0, Math.max(0, id.lastIndexOf('/')));
    return folders.computeIfAbsent(parent, this::list);
  }

  private Folder list(String parent) {
    Folder listed = new Folder(new HashSet<>(), new HashMap<>());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(root.resolve(parent))) {
      for (Path file : files) {
        if (Files.isRegularFile(file)) {
          String name = String.valueOf(file.getFileName());
          listed.names.add(name);
          int dot = name.lastIndexOf('.');
          if (dot > 0) {
            listed.byStem.merge(name.substring(0, dot), name, (a, b) -> "");
          }
        }
      }
    } catch (IOException
        | java.nio.file.InvalidPathException
        | java.nio.file.DirectoryIteratorException gone) {
      return new Folder(Set.of(), Map.of()); // no such folder: none of its files are there
    }
    return listed;
  }
}
