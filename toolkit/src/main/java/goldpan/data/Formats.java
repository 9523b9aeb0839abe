package goldpan.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the format of a path among the services. */
final class Formats {
  private static final int SHOWN = 5;

  private Formats() {}

  static Dataset open(Path path, Opening opening) {
    if (!Files.exists(path)) {
      throw new DatasetException(missing(path));
    }
    DatasetFormat best = null;
    Recognition most = Recognition.NO;
    for (DatasetFormat format : all(opening.task())) {
      Recognition sure = format.recognises(path);
      if (sure.compareTo(most) > 0) {
        most = sure;
        best = format;
      }
    }
    if (best == null) {
      throw new DatasetException(
          "%s is in no known format; expected one of:\n%s"
              .formatted(
                  path,
                  all(opening.task()).stream()
                      .map(f -> "  " + f.name() + ": " + f.expects())
                      .collect(Collectors.joining("\n"))));
    }
    return best.open(path, opening);
  }

  /** All formats, by name, so that the choice does not hang on the order of the class path. */
  static List<DatasetFormat> all() {
    return ServiceLoader.load(DatasetFormat.class, Formats.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(DatasetFormat::name))
        .toList();
  }

  /**
   * Those of a task, or all.
   *
   * @throws DatasetException when there are none
   */
  private static List<DatasetFormat> all(Optional<String> task) {
    List<DatasetFormat> all =
        all().stream().filter(f -> task.isEmpty() || f.task().equals(task.get())).toList();
    if (all.isEmpty()) {
      throw new DatasetException(
          "no format is of the task \"%s\"; expected one of %s, or \"\" for one class a sample"
              .formatted(
                  task.orElse(""),
                  all().stream()
                      .map(DatasetFormat::task)
                      .filter(t -> !t.isEmpty())
                      .distinct()
                      .toList()));
    }
    return all;
  }

  /** Says that nothing is at {@code path}, how far it leads, and what is there. */
  static String missing(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
      return "%s is a link to nothing; expected a file or folder; mend the link"
          .formatted(absolute);
    }
    Path parent = absolute.getParent();
    while (parent != null && !Files.exists(parent)) {
      parent = parent.getParent();
    }
    return "%s does not exist%s"
        .formatted(absolute, Optional.ofNullable(parent).map(Formats::inside).orElse(""));
  }

  private static String inside(Path parent) {
    if (!Files.isDirectory(parent)) {
      return "; %s is a file; check the path".formatted(parent);
    }
    try (Stream<Path> entries = Files.list(parent)) {
      List<String> names =
          entries
              .map(e -> String.valueOf(e.getFileName()))
              .filter(n -> !n.startsWith("."))
              .sorted(NameOrder.CODE_POINTS)
              .toList();
      String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
      String more = names.size() > SHOWN ? Words.of(", … (%,d in all)", names.size()) : "";
      return names.isEmpty()
          ? "; %s exists and is empty; check the path".formatted(parent)
          : "; %s exists and holds %s%s; check the spelling".formatted(parent, shown, more);
    } catch (IOException e) {
      return "; %s exists; check the path".formatted(parent);
    }
  }
}
