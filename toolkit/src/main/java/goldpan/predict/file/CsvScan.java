package goldpan.predict.file;

import goldpan.predict.ColumnNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A first look at a table of predictions: how long it is, and whether its first line is a header.
 */
final class CsvScan {
  private static final Set<String> ID_NAMES =
      Set.of(
          "id",
          "ids",
          "sample",
          "sample_id",
          "path",
          "file",
          "filename",
          "file_name",
          "filepath",
          "file_path",
          "image",
          "image_id",
          "image_path",
          "name",
          "uid",
          "key");
  private List<String> first = List.of();
  private List<String> second = List.of();
  private int records;
  private boolean startsWhole = true;
  private char separator = ',';

  private CsvScan() {}

  static CsvScan of(Path file) throws IOException {
    CsvScan scan = new CsvScan();
    scan.separator = CsvCells.forEach(file, scan::take);
    return scan;
  }

  private void take(List<String> cells, int line) {
    if (records == 0) {
      first = List.copyOf(cells);
    } else if (records == 1) {
      second = List.copyOf(cells);
    }
    startsWhole &= cells.get(0).matches("\\d+");
    records++;
  }

  /** The cells of the first line; empty when there is none. */
  List<String> first() {
    return first;
  }

  int records() {
    return records;
  }

  /** Whether a comma is part of a number. */
  boolean hasDecimalCommas() {
    return separator == ';';
  }

  /** Whether every line begins with a whole number. */
  boolean startsWhole() {
    return startsWhole;
  }

  static boolean isId(String name) {
    return ID_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether the first line names columns. Numbers, as digits are, count as names when they are the
   * classes or count columns, and there is one line too many otherwise.
   */
  boolean hasHeader(List<String> classes, IntPredicate isCount) {
    List<String> tail = first.subList(Math.min(1, first.size()), first.size());
    if (first.isEmpty() || isId(first.get(0)) || first.get(0).isEmpty()) {
      return !first.isEmpty();
    }
    if (first.stream().allMatch(this::isNumber)) {
      boolean names = new HashSet<>(first).equals(new HashSet<>(classes)) || count(first);
      return names && isCount.test(records - 1);
    }
    if (!isNumber(first.get(0)) && !tail.isEmpty() && tail.stream().allMatch(this::isNumber)) {
      return isCount.test(records - 1) && count(tail);
    }
    return records == 1 || !sameKinds();
  }

  private static boolean count(List<String> cells) {
    return cells.size() > 1 && ColumnNames.onlyCount(cells);
  }

  private boolean sameKinds() {
    return first.size() == second.size()
        && first.stream().anyMatch(this::isNumber)
        && IntStream.range(0, first.size())
            .allMatch(i -> isNumber(first.get(i)) == isNumber(second.get(i)));
  }

  boolean isNumber(String cell) {
    try {
      return !cell.isEmpty() && Double.isFinite(number(cell));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A number as Python writes it; an empty cell is what pandas makes of NaN. */
  double number(String cell) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "", "nan" -> Double.NaN;
      case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(hasDecimalCommas() ? cell.replace(',', '.') : cell);
    };
  }
}
