package goldpan.predict;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Numbers from a CSV or TSV file, one sample a line; a first line that is no numbers is a header.
 */
final class CsvRows implements Rows {
  private final List<double[]> rows;
  private final List<String> header;
  private final int columns;

  private CsvRows(List<double[]> rows, List<String> header, int columns) {
    this.rows = rows;
    this.header = header;
    this.columns = columns;
  }

  /**
   * Reads {@code file}.
   *
   * @throws PredictionException naming the first five lines that are not all numbers or of another
   *     length
   */
  static CsvRows open(Path file) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(file.toString().endsWith(".tsv") ? '\t' : ',')
            .setIgnoreSurroundingSpaces(true)
            .get();
    List<double[]> rows = new ArrayList<>();
    List<String> header = new ArrayList<>();
    BadLines bad = new BadLines(file);
    int columns = -1;
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      for (CSVRecord line : parser) {
        boolean first = line.getRecordNumber() == 1;
        if (first && !isNumber(line.get(0))) {
          header.addAll(line.toList());
          header.set(0, header.get(0).replace("\uFEFF", ""));
          continue;
        }
        columns = columns < 0 ? line.size() : columns;
        double[] values = numbers(line, columns, bad);
        if (values.length > 0) {
          rows.add(values);
        }
      }
    }
    bad.refuse();
    return new CsvRows(rows, header, Math.max(0, columns));
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text.replace("\uFEFF", ""));
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static double[] numbers(CSVRecord line, int columns, BadLines bad) {
    if (line.size() != columns) {
      bad.add(line.getRecordNumber(), "has %d values; expected %d".formatted(line.size(), columns));
      return new double[0];
    }
    double[] values = new double[columns];
    for (int k = 0; k < columns; k++) {
      try {
        values[k] = Double.parseDouble(line.get(k).replace("\uFEFF", ""));
      } catch (NumberFormatException e) {
        bad.add(
            line.getRecordNumber(),
            "has \"%s\" in column %d; expected a number".formatted(line.get(k), k + 1));
        return new double[0];
      }
    }
    return values;
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
    return columns;
  }

  @Override
  public void row(int r, double[] into) {
    System.arraycopy(rows.get(r), 0, into, 0, columns);
  }

  @Override
  public String where(int r) {
    return "line " + (r + 1 + (header.isEmpty() ? 0 : 1));
  }
}
