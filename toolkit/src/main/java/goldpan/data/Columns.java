package goldpan.data;

import goldpan.text.SpreadsheetText;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table in a file as rows of text. CSV and TSV: the first row is the header; UTF-8 with or
 * without byte order mark, either line end, quotes, gzipped or not; empty lines are passed over.
 * JSON Lines: an object a row, its members' names the header, a member that is no plain value as
 * JSON.
 */
public final class Columns {
  /** Columns that name a picture's file. */
  static final List<String> PATHS =
      List.of(
          "path",
          "file",
          "image",
          "filename",
          "file_name",
          "filepath",
          "file_path",
          "image_path",
          "image_name",
          "img",
          "img_path",
          "img_name",
          "picture",
          "fname");

  /** Columns that name a sample without promising a file. */
  static final List<String> IDS = List.of("id", "index", "image_id", "sample", "sample_id", "url");

  /** Columns that hold the given label. */
  static final List<String> LABELS =
      List.of(
          "label",
          "class",
          "category",
          "target",
          "labels",
          "class_name",
          "classname",
          "label_name",
          "y");

  /** Columns that name the split. */
  static final List<String> SPLITS = List.of("split", "subset");

  private static final int LINES_TRIED = 20;

  private final Path file;
  private final List<String> header;
  private final List<Row> rows;

  private Columns(Path file, List<String> header, List<Row> rows) {
    this.file = file;
    this.header = header;
    this.rows = rows;
  }

  /**
   * One row.
   *
   * @param number the line it begins on, from 1, as an editor counts
   */
  public record Row(long number, List<String> cells) {}

  /** Whether the file's name is that of a table. */
  static boolean isNamedLikeOne(Path file) {
    String name = plainName(file);
    return name.endsWith(".csv") || name.endsWith(".tsv");
  }

  /** The file's name in lower case, without a .gz at its end. */
  static String plainName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
  }

  /** Whether a file of this name can be read: CSV, TSV or JSON Lines. */
  public static boolean isTable(Path file) {
    return isNamedLikeOne(file) || JsonLines.isNamedLikeOne(file);
  }

  /**
   * Reads a whole table of any of these kinds.
   *
   * @throws DatasetException when it is missing, not UTF-8, damaged or empty
   */
  public static Columns read(Path file, Opening opening) {
    return JsonLines.isNamedLikeOne(file)
        ? JsonLines.columns(file, Long.MAX_VALUE)
        : read(file, opening.separator());
  }

  /**
   * Its first rows, to tell what it holds.
   *
   * @param rows how many at most
   * @throws DatasetException as {@link #read} does
   */
  public static Columns beginning(Path file, Opening opening, int rows) {
    return JsonLines.isNamedLikeOne(file)
        ? JsonLines.columns(file, rows)
        : read(file, opening.separator(), rows);
  }

  /**
   * The samples that the rows name, each with media, split and id as in a table with a label a row;
   * what is given about them is left to the caller.
   *
   * @param taken gets each row that gives a sample, in the order of the samples
   * @return a dataset of one class that means nothing, to be {@link Dataset#annotated}
   * @throws DatasetException when no row gives a sample
   */
  public Dataset samples(Opening opening, Consumer<Row> taken) {
    return ManifestRows.unlabelled(file, this, opening, taken).dataset();
  }

  /** Places of the columns that name no file, id or split and hold no media, as they are named. */
  public List<Integer> others(Opening opening) {
    Set<String> known = new HashSet<>();
    List.of(PATHS, IDS, SPLITS).forEach(known::addAll);
    Modality.all().forEach(m -> known.addAll(m.columns()));
    Stream.of(opening.path(), opening.split(), opening.text())
        .flatMap(Optional::stream)
        .forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
    return IntStream.range(0, header.size())
        .filter(i -> !known.contains(header.get(i).toLowerCase(Locale.ROOT)))
        .filter(i -> !header.get(i).isEmpty() && !header.get(i).matches("Unnamed: \\d+"))
        .boxed()
        .toList();
  }

  /**
   * Reads a whole table.
   *
   * @throws DatasetException when it is missing, not UTF-8, wrongly quoted or empty
   */
  static Columns read(Path file) {
    return read(file, Optional.empty());
  }

  /**
   * Reads a whole table.
   *
   * @param said what separates cells; otherwise it is told from the first lines
   */
  static Columns read(Path file, Optional<Character> said) {
    return read(file, said, Long.MAX_VALUE);
  }

  private static Columns read(Path file, Optional<Character> said, long most) {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          Files.exists(file)
              ? file + " is a folder; expected a CSV or TSV file"
              : Formats.missing(file));
    }
    List<Row> rows = new ArrayList<>();
    try (Reader reader = reader(file);
        CSVParser parser = format(said.orElse(separator(file))).parse(reader)) {
      long before = 0;
      RepeatedCells repeated = new RepeatedCells();
      for (CSVRecord record : parser) {
        if (rows.size() > most) {
          break;
        }
        String[] cells = record.values();
        for (int c = 0; c < cells.length; c++) {
          cells[c] = repeated.one(SpreadsheetText.read(cells[c].strip()));
        }
        rows.add(new Row(before + 1, List.of(cells)));
        before = parser.getCurrentLineNumber();
      }
    } catch (CharacterCodingException e) {
      throw notUtf8(file, e);
    } catch (UncheckedIOException | IOException e) {
      throw unreadable(file, e);
    }
    if (rows.isEmpty()) {
      throw new DatasetException(file + " is empty; expected a header row such as path,label");
    }
    List<String> header = rows.get(0).cells();
    return new Columns(file, header, rows.subList(1, rows.size()));
  }

  /** A table in memory. */
  static Columns of(Path file, List<String> header, List<Row> rows) {
    return new Columns(file, header, rows);
  }

  /** Names of the columns. */
  public List<String> header() {
    return header;
  }

  /** The rows after the header. */
  public List<Row> rows() {
    return rows;
  }

  /** The header as a row like the others, for a table that turns out to have none. */
  List<Row> allRows() {
    List<Row> all = new ArrayList<>(rows.size() + 1);
    all.add(new Row(1, header));
    all.addAll(rows);
    return all;
  }

  /** Position of the first column of one of these names; case does not matter. */
  public OptionalInt find(List<String> names) {
    for (String name : names) {
      for (int i = 0; i < header.size(); i++) {
        if (header.get(i).equalsIgnoreCase(name)) {
          return OptionalInt.of(i);
        }
      }
    }
    return OptionalInt.empty();
  }

  /**
   * As {@link #find}.
   *
   * @param what a noun for the message
   * @throws DatasetException when there is none
   */
  public int need(List<String> names, String what) {
    return find(names)
        .orElseThrow(
            () ->
                new DatasetException(
                    "%s has no %s column: its columns are %s; expected one called %s; rename it"
                        .formatted(file, what, header, oneOf(names))));
  }

  private static String oneOf(List<String> names) {
    if (names.size() == 1) {
      return names.get(0);
    }
    return String.join(", ", names.subList(0, names.size() - 1))
        + " or "
        + names.get(names.size() - 1);
  }

  private static CSVFormat format(char separator) {
    return CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(true).get();
  }

  /**
   * What separates cells: of comma, semicolon, tab and bar the one that stands equally often, and
   * most often, in each of the first lines; a tab before others in a .tsv.
   */
  private static char separator(Path file) throws IOException {
    boolean tabs = plainName(file).endsWith(".tsv");
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = new BufferedReader(reader(file))) {
      String line = reader.readLine();
      while (line != null && lines.size() < LINES_TRIED) {
        if (!line.isBlank()) {
          lines.add(line);
        }
        line = reader.readLine();
      }
    }
    char best = tabs ? '\t' : ',';
    long most = commonCount(lines, best);
    for (char candidate : new char[] {',', ';', '\t', '|'}) {
      long count = commonCount(lines, candidate);
      if (count > most && !(tabs && most > 0)) {
        best = candidate;
        most = count;
      }
    }
    return best;
  }

  /** How often a character stands outside quotes in each line; 0 where lines differ. */
  private static long commonCount(List<String> lines, char character) {
    List<Long> counts =
        lines.stream()
            .map(line -> line.replaceAll("\"[^\"]*\"", ""))
            .map(line -> line.chars().filter(c -> c == character).count())
            .distinct()
            .toList();
    return counts.size() == 1 ? counts.get(0) : 0;
  }

  /** The file as text: UTF-8 with or without byte order mark, gzipped or not. */
  static Reader reader(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(3);
    byte[] start = in.readNBytes(2);
    in.reset();
    boolean zipped = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    InputStream plain = zipped ? new BufferedInputStream(new GZIPInputStream(in)) : in;
    plain.mark(3);
    if (!Arrays.equals(plain.readNBytes(3), new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})) {
      plain.reset();
    }
    return new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder());
  }

  private static DatasetException unreadable(Path file, Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CharacterCodingException) {
        return notUtf8(file, e);
      }
      if (cause instanceof CSVException) {
        return new DatasetException(
            "%s cannot be read as a table (%s); check its quotes"
                .formatted(file, cause.getMessage()),
            e);
      }
    }
    return new DatasetException(
        "%s cannot be read (%s); check the file".formatted(file, e.getMessage()), e);
  }

  private static DatasetException notUtf8(Path file, Exception e) {
    return new DatasetException(
        file + " is not UTF-8 text; expected a CSV or TSV table; save it as UTF-8", e);
  }

  /** Cells that come again and again, as labels do, each kept as one string. */
  private static final class RepeatedCells {
    private static final int MOST = 10_000;
    private static final int LONGEST = 64;
    private final Map<String, String> known = new HashMap<>();

    String one(String cell) {
      if (cell.length() > LONGEST || known.size() == MOST) {
        return known.getOrDefault(cell, cell);
      }
      String before = known.putIfAbsent(cell, cell);
      return before == null ? cell : before;
    }
  }
}
