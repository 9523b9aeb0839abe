package goldpan.task.masks.format;

import goldpan.data.DatasetException;
import goldpan.task.masks.Mask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The classes of masks, by the value of a pixel and, where there is one, by its colour. Names such
 * as {@code void} and {@code unlabelled} mean that no class is given.
 */
final class PixelPalette {
  /** Files that name classes, as tools write them. */
  static final List<String> FILES =
      List.of(
          "class_palette.csv",
          "class_dict.csv",
          "palette.csv",
          "classes.csv",
          "classes.txt",
          "class_names.txt",
          "labels.txt",
          "label_colors.txt");

  private static final Set<String> NO_CLASS =
      Set.of(
          "void",
          "unlabelled",
          "unlabeled",
          "ignore",
          "ignored",
          "__ignore__",
          "unknown",
          "don't care",
          "dontcare",
          "unannotated");

  private final List<String> classes;
  private final Map<Integer, Integer> byValue;
  private final Map<Integer, Integer> byColour;

  private PixelPalette(
      List<String> classes, Map<Integer, Integer> byValue, Map<Integer, Integer> byColour) {
    this.classes = classes;
    this.byValue = byValue;
    this.byColour = byColour;
  }

  /** One line of a palette: the name of the value that has its number, and perhaps its colour. */
  private record Entry(String name, Optional<Integer> colour) {}

  /**
   * Classes called by their values, for masks without a list of names; 255 is no class, unless the
   * only other value is 0.
   */
  static PixelPalette unnamed(Set<Integer> values) {
    List<String> names = new ArrayList<>();
    Map<Integer, Integer> byValue = new HashMap<>();
    boolean isBinary = values.size() == 2 && values.containsAll(Set.of(0, Mask.IGNORED));
    for (int value : values) {
      if (value != Mask.IGNORED || isBinary) {
        byValue.put(value, names.size());
        names.add(Integer.toString(value));
      }
    }
    return new PixelPalette(List.copyOf(names), byValue, Map.of());
  }

  /**
   * Reads a palette: {@code name,r,g,b} with a header, {@code r g b name}, or a name a line. The
   * n-th line is value n.
   *
   * @throws DatasetException naming the first bad line
   */
  static PixelPalette read(Path file) {
    List<String> lines = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String plain = line.replace("\uFEFF", "").strip();
        if (!plain.isEmpty() && !plain.startsWith("#")) {
          lines.add(plain);
        }
      }
    } catch (IOException e) {
      throw new DatasetException(
          file + " cannot be read (" + e.getMessage() + "); expected UTF-8, a class a line", e);
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0 || !isHeader(lines.get(i))) {
        entries.add(entry(lines.get(i), file, i + 1));
      }
    }
    return of(entries, file);
  }

  private static boolean isHeader(String line) {
    String first = line.toLowerCase(Locale.ROOT).replace(" ", "");
    return first.matches("\"?(name|class|class_name|label|classname)\"?(,.*)?");
  }

  private static Entry entry(String line, Path file, int number) {
    boolean commas = line.contains(",");
    String[] cells = commas ? line.split("\\s*,\\s*", -1) : line.split("\\s+", -1);
    int n = cells.length;
    if (n >= 4 && isByte(cells[1]) && isByte(cells[2]) && isByte(cells[3])) {
      return new Entry(unquoted(cells[0]), Optional.of(colour(cells, 1)));
    }
    if (n >= 4 && isByte(cells[0]) && isByte(cells[1]) && isByte(cells[2])) {
      String name = String.join(" ", List.of(cells).subList(3, n));
      return new Entry(unquoted(name), Optional.of(colour(cells, 0)));
    }
    if (commas && n > 1) {
      throw new DatasetException(
          "%s line %d is \"%s\"; expected name,r,g,b with numbers from 0 to 255, or a name alone"
              .formatted(file, number, line));
    }
    return new Entry(unquoted(line), Optional.empty());
  }

  private static String unquoted(String text) {
    return text.replaceAll("^\"|\"$", "").strip();
  }

  private static boolean isByte(String cell) {
    return cell.matches("\\d{1,3}") && Integer.parseInt(cell) <= 255;
  }

  private static int colour(String[] cells, int from) {
    return Integer.parseInt(cells[from]) << 16
        | Integer.parseInt(cells[from + 1]) << 8
        | Integer.parseInt(cells[from + 2]);
  }

  private static PixelPalette of(List<Entry> entries, Path file) {
    Map<String, Integer> names = new LinkedHashMap<>();
    Map<Integer, Integer> byValue = new HashMap<>();
    Map<Integer, Integer> byColour = new HashMap<>();
    for (int value = 0; value < entries.size(); value++) {
      Entry entry = entries.get(value);
      int number =
          NO_CLASS.contains(entry.name().toLowerCase(Locale.ROOT))
              ? Mask.IGNORED
              : names.computeIfAbsent(entry.name(), n -> names.size());
      byValue.put(value, number);
      if (entry.colour().isPresent()
          && byColour.putIfAbsent(entry.colour().get(), number) != null) {
        throw new DatasetException(
            "%s gives the colour of %s to two classes; expected one colour a class"
                .formatted(file, entry.name()));
      }
    }
    if (names.isEmpty()) {
      throw new DatasetException(file + " names no class; expected one a line");
    }
    return new PixelPalette(List.copyOf(names.keySet()), byValue, byColour);
  }

  List<String> classes() {
    return classes;
  }

  /** The same where 255 stands for the second of two classes. */
  PixelPalette binary() {
    return new PixelPalette(classes, Map.of(0, 0, Mask.IGNORED, 1), byColour);
  }

  boolean hasColours() {
    return !byColour.isEmpty();
  }

  /** The class of a value; empty when it is unknown. 255 is no class unless it is named. */
  Optional<Integer> ofValue(int value) {
    Integer known = byValue.get(value);
    return known == null && value == Mask.IGNORED
        ? Optional.of(Mask.IGNORED)
        : Optional.ofNullable(known);
  }

  /** The class of a colour, 0xRRGGBB; empty when it is unknown. */
  Optional<Integer> ofColour(int colour) {
    return Optional.ofNullable(byColour.get(colour));
  }

  /** The value that stands for a class, or for none; 255 where no value is named for none. */
  int value(int number) {
    return inverse(byValue, number).orElse(Mask.IGNORED);
  }

  /** The colour that stands for a class; empty when it has none. */
  Optional<Integer> colour(int number) {
    return inverse(byColour, number);
  }

  private static Optional<Integer> inverse(Map<Integer, Integer> map, int number) {
    return map.entrySet().stream()
        .filter(e -> e.getValue() == number)
        .map(Map.Entry::getKey)
        .min(Integer::compare);
  }
}
