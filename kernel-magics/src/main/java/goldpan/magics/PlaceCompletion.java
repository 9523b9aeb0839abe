package goldpan.magics;

import goldpan.data.Datasets;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may stand inside a text that the cursor is in: bundled datasets and paths where a dataset is
 * opened, paths elsewhere, and never what Java knows.
 */
final class PlaceCompletion {
  private static final int MOST = 200;
  private static final Pattern DATASET = Pattern.compile("\\bdataset\\(\\s*\"[^\"]*$");

  private PlaceCompletion() {}

  /** The completion at a cursor that stands in a text; empty when it stands in code. */
  static Optional<MagicCompletion> at(String code, int cursor) {
    int start = JavaText.openText(code.substring(0, cursor));
    if (start < 0) {
      return Optional.empty();
    }
    String typed = code.substring(start, cursor);
    List<String> matches = new ArrayList<>();
    if (DATASET.matcher(code.substring(0, cursor)).find()) {
      Datasets.bundled().stream().filter(name -> name.startsWith(typed)).forEach(matches::add);
      matches.addAll(paths(typed));
    } else if (typed.indexOf('/') >= 0 || typed.startsWith("~")) {
      matches.addAll(paths(typed));
    }
    return Optional.of(new MagicCompletion(matches, start));
  }

  /** Files and folders that begin as typed; a folder ends with a slash. */
  static List<String> paths(String typed) {
    int slash = typed.lastIndexOf('/') + 1;
    String folder = typed.substring(0, slash);
    String name = typed.substring(slash);
    List<String> paths = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
      for (Path entry : entries) {
        String found = String.valueOf(entry.getFileName());
        boolean hidden = found.startsWith(".") && !name.startsWith(".");
        if (found.startsWith(name) && !hidden && paths.size() < MOST) {
          String more = Files.isDirectory(entry) ? "/" : "";
          paths.add(folder + found.replace(File.separatorChar, '/') + more);
        }
      }
    } catch (IOException | InvalidPathException | DirectoryIteratorException unreadable) {
      return List.of();
    }
    Collections.sort(paths);
    return paths;
  }
}
