package goldpan.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads samples out of a manifest's rows, with a finding for each row that gives none. */
final class ManifestRows {
  private static final int LEAST_ROWS = 10;

  /** The one class of samples whose labels are read by somebody else. */
  private static final String ANY = "sample";

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

  private final Path file;
  private final Path folder;
  private final Columns columns;
  private final OptionalInt idColumn;
  private final int labelColumn;
  private final OptionalInt splitColumn;
  private final CellColumn cellColumn;
  private final int width;
  private final boolean promisesFiles;
  private final @Nullable Consumer<Columns.Row> taken;

  private final List<String> ids = new ArrayList<>();
  private final Map<String, Long> lineOfId = new HashMap<>();
  private final List<String> labels = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final List<Split> splits = new ArrayList<>();
  private final Findings findings = new Findings();
  private final MissingLabels missing;
  private final Opening opening;
  private final OneHot oneHot;
  private final SiblingFiles siblings;
  private final FirstFive outside = new FirstFive();

  ManifestRows(Path file, Columns columns, Opening opening) {
    this(file, columns, opening, null);
  }

  /** Rows whose labels are read by somebody else, who gets those that give a sample. */
  static ManifestRows unlabelled(
      Path file, Columns columns, Opening opening, Consumer<Columns.Row> taken) {
    return new ManifestRows(file, columns, opening, taken);
  }

  private ManifestRows(
      Path file, Columns columns, Opening opening, @Nullable Consumer<Columns.Row> taken) {
    this.file = file;
    this.taken = taken;
    this.opening = opening;
    this.missing = new MissingLabels(opening);
    this.folder = opening.root().orElse(file.resolveSibling("")).toAbsolutePath().normalize();
    this.siblings = new SiblingFiles(folder);
    this.columns = columns;
    OptionalInt path = find(opening.path(), Columns.PATHS, "path");
    this.promisesFiles = path.isPresent();
    this.idColumn = path.isPresent() ? path : columns.find(Columns.IDS);
    this.splitColumn = find(opening.split(), Columns.SPLITS, "split");
    this.cellColumn = CellColumn.among(columns, opening, promisesFiles);
    OptionalInt label =
        taken != null ? OptionalInt.of(0) : find(opening.label(), Columns.LABELS, "label");
    this.oneHot =
        label.isPresent()
            ? OneHot.NONE
            : OneHot.among(
                columns,
                idColumn.orElse(-1),
                splitColumn.orElse(-1),
                cellColumn.isThere() ? cellColumn.place() : -1);
    this.labelColumn =
        oneHot.isThere()
            ? 0
            : label.isPresent() ? label.getAsInt() : columns.need(Columns.LABELS, "label");
    boolean oneLabelOnly = taken == null && !oneHot.isThere();
    if (idColumn.isEmpty() && !cellColumn.isThere() && oneLabelOnly && namedColumns() > 1) {
      columns.need(List.of("path", "file", "file_name", "image", "id"), "path");
    }
    this.width =
        1
            + Math.max(
                Math.max(labelColumn, cellColumn.place()),
                Math.max(idColumn.orElse(0), splitColumn.orElse(0)));
  }

  /** A column that is named by the user, or else has one of the usual names. */
  private OptionalInt find(Optional<String> named, List<String> usual, String what) {
    return named.isPresent()
        ? OptionalInt.of(columns.need(List.of(named.get()), what))
        : columns.find(usual);
  }

  /** Columns that are not pandas' unnamed index. */
  private long namedColumns() {
    return columns.header().stream()
        .filter(name -> !name.isEmpty() && !name.matches("Unnamed: \\d+"))
        .count();
  }

  Dataset dataset() {
    columns.rows().forEach(this::read);
    outside.throwIfAny(
        file.toString(), "paths outside its folder", "expected paths inside " + folder);
    if (labels.isEmpty()) {
      throw new DatasetException(
          "%s has no usable row (%s); expected a path and a label in each"
              .formatted(
                  file, findings.isEmpty() ? "nothing after the header" : findings.list().get(0)));
    }
    missing.tell(String.valueOf(file.getFileName()), findings);
    ClassNames classes = ClassNames.of(names.keySet(), findings);
    if (names.isEmpty()) {
      throw new DatasetException(
          "%s has no label in any of %d rows; expected some; if missing values are classes, open with opening().missing()"
              .formatted(file, labels.size()));
    }
    noteManyClasses(classes.classes().size());
    int[] labelIndices =
        labels.stream().mapToInt(l -> l.isEmpty() ? Listing.NONE : classes.index(l)).toArray();
    byte[] splitBytes = new byte[splits.size()];
    for (int i = 0; i < splitBytes.length; i++) {
      splitBytes[i] = (byte) splits.get(i).ordinal();
    }
    Dataset.Ids given =
        idColumn.isPresent() ? Dataset.Ids.of(ids) : Dataset.Ids.numbered(labels.size());
    Media media = media(given);
    LostClasses.bySight(classes.classes(), given, labelIndices, media).forEach(findings::add);
    return new Listing(
            String.valueOf(file.getFileName()),
            media instanceof NoMedia || cellColumn.isThere() ? file : folder,
            classes.classes(),
            given,
            labelIndices,
            splitBytes,
            media,
            findings.list(),
            opening)
        .dataset();
  }

  /** Nearly as many classes as rows are numbers to be estimated, or names, more likely. */
  private void noteManyClasses(int classes) {
    if (labels.size() >= LEAST_ROWS && 2 * classes > labels.size()) {
      findings.add(
          String.valueOf(file.getFileName()),
          Finding.Kind.NOTE,
          Words.of(
              "has %,d different labels in %,d rows; expected classes of many samples each; if another column has the classes, open with opening().label(\"its name\")",
              classes, labels.size()));
    }
  }

  private void read(Columns.Row row) {
    List<String> cells = row.cells();
    if (cells.size() < width) {
      bad(row, Words.of("has %d columns; expected %d", cells.size(), columns.header().size()));
      return;
    }
    String label =
        taken != null ? ANY : oneHot.isThere() ? oneHot.label(cells) : cells.get(labelColumn);
    Split split = split(row);
    if (split != null && takeId(row)) {
      cellColumn.take(row);
      if (taken != null) {
        taken.accept(row);
      }
      labels.add(missing.isOne(label) ? "" : names.computeIfAbsent(label, l -> l));
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
    boolean isPlain = isPlain(text);
    Optional<String> unnameable =
        promisesFiles && !isPlain ? NameEncoding.problem(text) : Optional.empty();
    if (unnameable.isPresent()) {
      bad(row, Words.of("names %s; %s", text, unnameable.get()));
      return false;
    }
    String id = isPlain ? siblings.withExtension(text) : isAddress(text) ? text : inside(text);
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

  /** Whether an id is the address of something elsewhere, which stays as it is given. */
  private static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /**
   * Whether a path is relative and as short as can be, in letters that every system names: most
   * are, and to make sure by way of the file system takes long in a table of a million rows.
   */
  private static boolean isPlain(String text) {
    char before = '/';
    boolean dots = true; // the part so far is nothing but dots
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-';
      boolean ends = c == '/' && !dots;
      if (!plain && !ends && c != '.') {
        return false;
      }
      dots = c == '/' || (dots && c == '.');
      before = c;
    }
    return before != '/' && !dots;
  }

  /** The path as an id, relative to the folder with slashes; null when it leads outside. */
  private @Nullable String inside(String text) {
    try {
      Path path = folder.resolve(text.replace('\\', '/')).normalize();
      if (!path.startsWith(folder) || path.equals(folder)) {
        return null;
      }
      return siblings.withExtension(folder.relativize(path).toString().replace('\\', '/'));
    } catch (InvalidPathException e) {
      return promisesFiles ? null : text;
    }
  }

  private Media media(Dataset.Ids given) {
    if (cellColumn.isThere()) {
      return cellColumn.media();
    }
    if (idColumn.isEmpty()) {
      return new NoMedia(given.size());
    }
    Findings absent = new Findings();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      String id = given.get(i);
      boolean there = !isAddress(id) && siblings.has(id);
      if (there) {
        found.add(id);
      }
      if (!there) {
        absent.add(id, Finding.Kind.UNREADABLE, "is missing; expected a file in " + folder);
      }
    }
    if (!found.isEmpty()) {
      absent.list().forEach(findings::add);
      return new FileMedia(folder, given, Modality.ofNames(found));
    }
    if (promisesFiles) {
      findings.add(
          String.valueOf(file.getFileName()),
          Finding.Kind.NOTE,
          Words.of(
              "names %,d files and none is in %s; opened as a table of labels without pictures; if they are elsewhere, open with opening().root(...)",
              given.size(), folder));
    }
    return new NoMedia(given.size());
  }

  private void bad(Columns.Row row, String what) {
    findings.add(
        Words.of("%s row %,d", file.getFileName(), row.number()), Finding.Kind.BAD_ROW, what);
  }
}
