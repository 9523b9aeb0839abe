package goldpan.predict;

import goldpan.data.Words;
import java.io.IOException;
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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Numbers from a CSV or TSV file, one sample a line; a first line that is no numbers is a header.
 */
final class CsvRows implements Rows {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private final List<double[]> rows = new ArrayList<>();
  private final List<String> header = new ArrayList<>();
  private List<String> first = List.of();
  private int[] lines = new int[64];
  private int columns = -1;

  private CsvRows() {}

  /**
   * Reads {@code file}.
   *
   * @throws PredictionException naming the first five lines that are not all numbers or of another
   *     length
   */
  static CsvRows open(Path file) throws IOException {
    boolean tabs = file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv");
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(tabs ? '\t' : ',')
            .setIgnoreSurroundingSpaces(true)
            .get();
    CsvRows table = new CsvRows();
    BadLines bad = new BadLines(file);
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      int before = 0;
      for (CSVRecord line : parser) {
        // a record without line breaks inside ends on its own line; blank lines count too
        int at = Math.max(before + 1, (int) parser.getCurrentLineNumber());
        before = at;
        table.take(line, at, bad);
      }
    } catch (CharacterCodingException e) {
      throw noText(file, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw noText(file, e);
      }
      throw e;
    }
    bad.refuse();
    return table;
  }

  private static PredictionException noText(Path file, Exception e) {
    return new PredictionException(
        file + " is no text in UTF-8; expected numbers as .csv, .tsv or .npy; save it again", e);
  }

  private void take(CSVRecord record, int line, BadLines bad) {
    List<String> cells = new ArrayList<>(record.toList());
    if (first.isEmpty()) {
      cells.set(0, cells.get(0).replace(BYTE_ORDER_MARK, ""));
      first = cells;
      if (!isNumber(cells.get(0))) {
        header.addAll(cells);
        columns = cells.size();
        return;
      }
    }
    columns = columns < 0 ? cells.size() : columns;
    double[] values = numbers(cells, line, bad);
    if (values.length > 0) {
      add(values, line);
    }
  }

  private void add(double[] values, int line) {
    if (rows.size() == lines.length) {
      lines = Arrays.copyOf(lines, 2 * lines.length);
    }
    lines[rows.size()] = line;
    rows.add(values);
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private double[] numbers(List<String> cells, int line, BadLines bad) {
    if (cells.size() != columns) {
      bad.add(line, Words.of("has %d values; expected %d", cells.size(), columns));
      return new double[0];
    }
    double[] values = new double[columns];
    for (int k = 0; k < columns; k++) {
      try {
        values[k] = Double.parseDouble(cells.get(k));
      } catch (NumberFormatException e) {
        bad.add(line, Words.of("has \"%s\" in column %d; expected a number", cells.get(k), k + 1));
        return new double[0];
      }
    }
    return values;
  }

  /**
   * Takes the first line for a header where it spells {@code classes} though they are numbers, as
   * digits are. For a caller who finds one row too many.
   */
  void takeNumbersAsHeader(List<String> classes) {
    if (header.isEmpty() && first.equals(classes)) {
      header.addAll(first);
      rows.remove(0);
      System.arraycopy(lines, 1, lines, 0, rows.size());
    }
  }

  /** Column names, empty when the file has none. */
  List<String> header() {
    return header;
  }

  @Override
  public int rows() {
    return rows.size();
  }

  @Override
  public int columns() {
    return Math.max(0, columns);
  }

  @Override
  public void row(int r, double[] into) {
    System.arraycopy(rows.get(r), 0, into, 0, into.length);
  }

  @Override
  public String where(int r) {
    return "line " + lines[r];
  }
}
