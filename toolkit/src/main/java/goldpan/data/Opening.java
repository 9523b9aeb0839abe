package goldpan.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a dataset is opened: what the files alone do not say beyond doubt. Everything is as it suits
 * until it is said; {@code Dataset.open(path, Opening.usual().root(folder).label("breed"))}.
 *
 * <p>Immutable. {@link OpeningJson} writes it down, so that a run finds its dataset again.
 */
public final class Opening {
  private static final Opening USUAL = new Opening(new Settings());

  /** What the levels of folders in an image folder are. */
  public enum Folders {
    /** As the folders' names and contents tell. */
    GUESSED,
    /** {@code CLASS/picture.jpg}, at any depth. */
    CLASS,
    /** {@code SPLIT/CLASS/picture.jpg}; a name that is no known split gives none. */
    SPLIT_CLASS,
    /** {@code CLASS/SPLIT/picture.jpg}. */
    CLASS_SPLIT
  }

  /** What is said, for JSON; null is not said. */
  static final class Settings implements Cloneable {
    @Nullable String folders;
    @Nullable String root;
    @Nullable String path;
    @Nullable String label;
    @Nullable String split;
    @Nullable String text;
    @Nullable String task;
    @Nullable String separator;
    @Nullable List<String> missing;

    Settings copy() {
      try {
        return (Settings) clone();
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException("it is Cloneable", e);
      }
    }
  }

  private interface Change {
    void on(Settings settings);
  }

  private final Settings settings;

  Opening(Settings settings) {
    this.settings = settings;
  }

  /** All as it suits. */
  public static Opening usual() {
    return USUAL;
  }

  /** Says what the levels of folders are. */
  public Opening folders(Folders levels) {
    return with(s -> s.folders = levels.name());
  }

  /**
   * The folder that the paths in a table start at, for relative and for absolute ones; the table's
   * own folder unless said.
   */
  public Opening root(Path folder) {
    return with(s -> s.root = folder.toAbsolutePath().normalize().toString());
  }

  /** {@link #root(Path)}. */
  public Opening root(String folder) {
    return root(Path.of(folder));
  }

  /** The table's column with paths or ids. */
  public Opening path(String column) {
    return with(s -> s.path = column);
  }

  /** The table's column with given labels. */
  public Opening label(String column) {
    return with(s -> s.label = column);
  }

  /** The table's column with splits. */
  public Opening split(String column) {
    return with(s -> s.split = column);
  }

  /** The table's column with texts, which are the samples themselves. */
  public Opening text(String column) {
    return with(s -> s.text = column);
  }

  /**
   * What is given about the samples, such as {@code tags}, where files alone would be taken for
   * something else; of no name, one class each.
   */
  public Opening task(String name) {
    return with(s -> s.task = name);
  }

  /** What separates the table's cells. */
  public Opening separator(char character) {
    return with(s -> s.separator = String.valueOf(character));
  }

  /**
   * The labels, or class folders, that mean that nothing is known, beside empty ones; with no name
   * at all every label that is not empty is a class. Unless said these are what pandas writes and
   * reads as missing (nan, NA, None, null …) and a question mark, in tables; and folders called
   * unlabelled.
   */
  public Opening missing(String... labels) {
    return with(s -> s.missing = List.of(labels));
  }

  private Opening with(Change change) {
    Settings changed = settings.copy();
    change.on(changed);
    return new Opening(changed);
  }

  Folders folders() {
    return settings.folders == null ? Folders.GUESSED : Folders.valueOf(settings.folders);
  }

  /** The folder that paths start at, when it is said. */
  public Optional<Path> root() {
    return Optional.ofNullable(settings.root).map(Path::of);
  }

  Optional<String> path() {
    return Optional.ofNullable(settings.path);
  }

  /** The table's column with what is given, when it is said. */
  public Optional<String> labelColumn() {
    return label();
  }

  Optional<String> label() {
    return Optional.ofNullable(settings.label);
  }

  Optional<String> split() {
    return Optional.ofNullable(settings.split);
  }

  Optional<String> task() {
    return Optional.ofNullable(settings.task);
  }

  Optional<String> text() {
    return Optional.ofNullable(settings.text);
  }

  Optional<Character> separator() {
    return Optional.ofNullable(settings.separator).map(s -> s.charAt(0));
  }

  /** What means missing, when it is said. */
  Optional<List<String>> missingLabels() {
    return Optional.ofNullable(settings.missing);
  }

  Settings settings() {
    return settings;
  }

  /** Whether nothing is said. */
  public boolean isUsual() {
    return OpeningJson.write(this).equals("{}");
  }

  @Override
  public String toString() {
    return isUsual() ? "usual" : OpeningJson.write(this);
  }
}
