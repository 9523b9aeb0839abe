package goldpan.predict.file;

import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Walks the records of a CSV or TSV file with the number of the line each stands on. */
final class CsvCells {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvCells() {}

  /** Takes a record; the cells of the first have no byte order mark any more. */
  interface Taker {
    void take(List<String> cells, int line);
  }

  /**
   * Hands every record to {@code taker}.
   *
   * @return the separator: a tab in a .tsv, else what the first line has most of
   * @throws PredictionException when it is no text in UTF-8
   */
  static char forEach(Path file, Taker taker) throws IOException {
    char separator = separator(file);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(separator)
            .setIgnoreSurroundingSpaces(separator != '\t')
            .get();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      int before = 0;
      for (CSVRecord record : parser) {
        // a record without line breaks inside ends on its own line; blank lines count too
        int at = Math.max(before + 1, (int) parser.getCurrentLineNumber());
        taker.take(cells(record, before == 0), at);
        before = at;
      }
    } catch (CharacterCodingException e) {
      throw noText(file, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof CharacterCodingException) {
        throw noText(file, e);
      }
      throw e;
    }
    return separator;
  }

  private static List<String> cells(CSVRecord record, boolean first) {
    List<String> cells = new ArrayList<>(record.size());
    record.forEach(cell -> cells.add(cell.strip()));
    if (first) {
      cells.set(0, cells.get(0).replace(BYTE_ORDER_MARK, ""));
    }
    return cells;
  }

  private static char separator(Path file) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv")) {
      return '\t';
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line = String.valueOf(reader.readLine()).replaceAll("\"[^\"]*\"", "");
      long semicolons = line.chars().filter(c -> c == ';').count();
      long tabs = line.chars().filter(c -> c == '\t').count();
      long commas = line.chars().filter(c -> c == ',').count();
      // European tables have commas inside numbers, so semicolons count where there are any.
      return tabs > commas ? '\t' : semicolons > 0 ? ';' : ',';
    } catch (CharacterCodingException e) {
      throw noText(file, e);
    }
  }

  private static PredictionException noText(Path file, Exception e) {
    return new PredictionException(
        Words.of(
            "%s is no text in UTF-8; expected numbers as .csv, .tsv, .npy or .npz; save it again",
            file),
        e);
  }
}
