package goldpan.data;

import goldpan.text.SpreadsheetText;
import java.io.BufferedInputStream;
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
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV or TSV file as rows of text, its first row the header: UTF-8 with or without byte order
 * mark, either line end, quotes, gzipped or not. Empty lines are passed over.
 */
final class Columns {
  /** Columns that name a picture's file. */
  static final List<String> PATHS = List.of("path", "file", "image", "filename");

  /** Columns that name a sample without promising a file. */
  static final List<String> IDS = List.of("id", "index");

  /** Columns that hold the given label. */
  static final List<String> LABELS = List.of("label", "class", "category", "target");

  /** Columns that name the split. */
  static final List<String> SPLITS = List.of("split", "subset");

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
  record Row(long number, List<String> cells) {}

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

  /**
   * Reads a whole table.
   *
   * @throws DatasetException when it is missing, not UTF-8, wrongly quoted or empty
   */
  static Columns read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          Files.exists(file)
              ? file + " is a folder; expected a CSV or TSV file"
              : Formats.missing(file));
    }
    List<Row> rows = new ArrayList<>();
    try (Reader reader = reader(file);
        CSVParser parser = format(file).parse(reader)) {
      long before = 0;
      for (CSVRecord record : parser) {
        rows.add(
            new Row(
                before + 1,
                record.stream().map(String::strip).map(SpreadsheetText::read).toList()));
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

  List<String> header() {
    return header;
  }

  /** The rows after the header. */
  List<Row> rows() {
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
  OptionalInt find(List<String> names) {
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
  int need(List<String> names, String what) {
    return find(names)
        .orElseThrow(
            () ->
                new DatasetException(
                    "%s has no %s column: its columns are %s; expected one called %s; rename it"
                        .formatted(file, what, header, oneOf(names))));
  }

  private static String oneOf(List<String> names) {
    return String.join(", ", names.subList(0, names.size() - 1))
        + " or "
        + names.get(names.size() - 1);
  }

  private static CSVFormat format(Path file) {
    char delimiter = plainName(file).endsWith(".tsv") ? '\t' : ',';
    return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setIgnoreEmptyLines(true).get();
  }

  private static Reader reader(Path file) throws IOException {
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
}
