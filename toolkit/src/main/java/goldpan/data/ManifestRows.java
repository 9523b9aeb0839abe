package goldpan.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads samples out of a manifest's rows, with a finding for each row that gives none. */
final class ManifestRows {
  private final Path file;
  private final Path folder;
  private final Columns columns;
  private final OptionalInt idColumn;
  private final int labelColumn;
  private final OptionalInt splitColumn;
  private final int width;
  private final boolean promisesFiles;

  private final List<String> ids = new ArrayList<>();
  private final Map<String, Long> lineOfId = new HashMap<>();
  private final List<String> labels = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<Split> splits = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final FirstFive outside = new FirstFive();

  ManifestRows(Path file, Columns columns) {
    this.file = file;
    this.folder = file.resolveSibling("").toAbsolutePath().normalize();
    this.columns = columns;
    this.labelColumn = columns.need(Columns.LABELS, "label");
    OptionalInt path = columns.find(Columns.PATHS);
    this.promisesFiles = path.isPresent();
    this.idColumn = path.isPresent() ? path : columns.find(Columns.IDS);
    if (idColumn.isEmpty() && columns.header().size() > 1) {
      columns.need(List.of("path", "file", "image", "id"), "path");
    }
    this.splitColumn = columns.find(Columns.SPLITS);
    this.width = 1 + Math.max(labelColumn, Math.max(idColumn.orElse(0), splitColumn.orElse(0)));
  }

  Dataset dataset() {
    columns.rows().forEach(this::read);
    outside.throwIfAny(
        file.toString(), "paths outside its folder", "expected paths inside " + folder);
    if (labels.isEmpty()) {
      throw new DatasetException(
          "%s has no usable row (%s); expected a path and a label in each"
              .formatted(file, findings.isEmpty() ? "nothing after the header" : findings.get(0)));
    }
    List<String> classes = NameOrder.classes(names.keySet());
    Map<String, Integer> index = new HashMap<>();
    IntStream.range(0, classes.size()).forEach(i -> index.put(classes.get(i), i));
    int[] labelIndices = labels.stream().mapToInt(l -> index.getOrDefault(l, -1)).toArray();
    Dataset.Ids given =
        idColumn.isPresent() ? Dataset.Ids.of(ids) : Dataset.Ids.numbered(labels.size());
    Media media = media(given);
    return Dataset.of(
        String.valueOf(file.getFileName()),
        media instanceof NoMedia ? file : folder,
        classes,
        given,
        labelIndices,
        splits.toArray(Split[]::new),
        media,
        findings);
  }

  private void read(Columns.Row row) {
    List<String> cells = row.cells();
    if (cells.size() < width) {
      bad(row, Words.of("has %d columns; expected %d", cells.size(), columns.header().size()));
      return;
    }
    String label = cells.get(labelColumn);
    if (label.isEmpty()) {
      bad(row, "has an empty label; expected a class name");
      return;
    }
    Split split = split(row);
    if (split != null && takeId(row)) {
      labels.add(names.computeIfAbsent(label, l -> l));
      splits.add(split);
    }
  }

  private @Nullable Split split(Columns.Row row) {
    if (splitColumn.isEmpty()) {
      return Split.NONE;
    }
    String word = row.cells().get(splitColumn.getAsInt());
    Split split = Split.named(word).orElse(null);
    if (split == null) {
      bad(row, "has split \"%s\"; expected train, validation or test".formatted(word));
    }
    return split;
  }

  private boolean takeId(Columns.Row row) {
    if (idColumn.isEmpty()) {
      return true;
    }
    String text = row.cells().get(idColumn.getAsInt());
    if (text.isEmpty()) {
      bad(row, "has an empty path; expected a file's path or an id");
      return false;
    }
    Optional<String> unnameable = promisesFiles ? NameEncoding.problem(text) : Optional.empty();
    if (unnameable.isPresent()) {
      bad(row, Words.of("names %s; %s", text, unnameable.get()));
      return false;
    }
    String id = inside(text);
    if (id == null) {
      outside.add(Words.of("row %,d: %s", row.number(), text));
      return false;
    }
    Long before = lineOfId.putIfAbsent(id, row.number());
    if (before != null) {
      bad(row, Words.of("names %s again, first named in row %,d; the first counts", id, before));
      return false;
    }
    ids.add(id);
    return true;
  }

  /** The path as an id, relative to the folder with slashes; null when it leads outside. */
  private @Nullable String inside(String text) {
    try {
      Path path = folder.resolve(text.replace('\\', '/')).normalize();
      if (!path.startsWith(folder) || path.equals(folder)) {
        return null;
      }
      return folder.relativize(path).toString().replace('\\', '/');
    } catch (InvalidPathException e) {
      return promisesFiles ? null : text;
    }
  }

  private Media media(Dataset.Ids given) {
    if (idColumn.isEmpty()) {
      return new NoMedia(given.size());
    }
    List<Finding> missing = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < given.size(); i++) {
      boolean there = Files.isRegularFile(folder.resolve(given.get(i)));
      any |= there;
      if (!there) {
        missing.add(
            new Finding(
                given.get(i), Finding.Kind.UNREADABLE, "is missing; expected a file in " + folder));
      }
    }
    if (any) {
      findings.addAll(missing);
      return new FileMedia(folder, given);
    }
    if (promisesFiles) {
      findings.add(
          new Finding(
              String.valueOf(file.getFileName()),
              Finding.Kind.NOTE,
              Words.of(
                  "names %,d files and none is in %s; opened as a table of labels without pictures",
                  given.size(), folder)));
    }
    return new NoMedia(given.size());
  }

  private void bad(Columns.Row row, String what) {
    findings.add(
        new Finding(
            Words.of("%s row %,d", file.getFileName(), row.number()), Finding.Kind.BAD_ROW, what));
  }
}
