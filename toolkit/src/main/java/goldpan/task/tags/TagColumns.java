package goldpan.task.tags;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import goldpan.data.Columns;
import goldpan.data.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Where a table has tags: in one column as a list, or in one column of 0 and 1 for each tag.
 *
 * @param words how they are stored, for messages
 * @param read the tags in a row's cells; empty for cells that hold none that can be read
 * @param fixed names of all tags where columns give them; empty where cells do
 */
record TagColumns(
    String words, Function<List<String>, Optional<Set<String>>> read, List<String> fixed) {
  /** Columns whose cells are lists of tags, whatever is in them. */
  static final List<String> TAGS = List.of("tags", "tag_list", "taglist");

  /** Columns that hold tags when some cell holds several. */
  private static final List<String> MAY_BE_TAGS =
      List.of("labels", "label", "tag", "keywords", "topics", "genres", "categories", "attributes");

  private static final Pattern ZERO_OR_ONE = Pattern.compile("[01](\\.0+)?");
  private static final List<String> SEPARATORS = List.of("|", ";", ",");

  /** A list in a cell of which a whole is this many times rarer is one of words. */
  private static final int TIMES_FEWER = 2;

  /** The tags of a table, judged by these rows; empty when it has none. */
  static Optional<TagColumns> among(Columns table, List<Integer> others) {
    OptionalInt certain = table.find(TAGS);
    if (certain.isPresent()) {
      return Optional.of(inColumn(table, certain.getAsInt()));
    }
    for (String name : MAY_BE_TAGS) {
      OptionalInt column = table.find(List.of(name));
      if (column.isPresent() && hasSeveral(table, column.getAsInt())) {
        return Optional.of(inColumn(table, column.getAsInt()));
      }
    }
    return inManyColumns(table, others);
  }

  /** Tags in a column that is known to hold them. */
  static TagColumns inColumn(Columns table, int column) {
    List<String> cells = cells(table, column);
    String name = table.header().get(column);
    if (cells.stream().anyMatch(c -> jsonList(c).isPresent())) {
      return new TagColumns(
          "JSON lists in the column " + name,
          row -> cell(row, column).flatMap(c -> json(c)),
          List.of());
    }
    String separator = separator(cells);
    return new TagColumns(
        separator.isEmpty()
            ? "one a row in the column " + name
            : "in the column %s, separated by \"%s\"".formatted(name, separator),
        row -> cell(row, column).map(c -> split(c, separator)),
        List.of());
  }

  private static Optional<String> cell(List<String> row, int column) {
    return column < row.size() ? Optional.of(row.get(column)) : Optional.empty();
  }

  private static List<String> cells(Columns table, int column) {
    return table.rows().stream()
        .map(r -> column < r.cells().size() ? r.cells().get(column) : "")
        .filter(c -> !c.isEmpty())
        .toList();
  }

  /** Bars, semicolons or JSON lists: a comma or a space may stand in the name of one class. */
  private static boolean hasSeveral(Columns table, int column) {
    return cells(table, column).stream()
        .anyMatch(c -> c.contains("|") || c.contains(";") || jsonList(c).isPresent());
  }

  /** What separates tags: what stands in most cells; spaces where words are few and lists many. */
  private static String separator(List<String> cells) {
    String best = "";
    long most = 0;
    for (String candidate : SEPARATORS) {
      long with = cells.stream().filter(c -> c.contains(candidate)).count();
      if (with > most) {
        most = with;
        best = candidate;
      }
    }
    if (most > 0) {
      return best;
    }
    Set<String> lists = new HashSet<>(cells);
    Set<String> words = new HashSet<>();
    lists.forEach(c -> words.addAll(List.of(c.split("\\s+"))));
    boolean areLists = lists.stream().anyMatch(c -> c.contains(" "));
    return areLists && words.size() * TIMES_FEWER <= lists.size() ? " " : "";
  }

  private static Set<String> split(String cell, String separator) {
    Set<String> tags = new LinkedHashSet<>();
    for (String tag : separator.isEmpty() ? List.of(cell) : parts(cell, separator)) {
      if (!tag.isBlank()) {
        tags.add(tag.strip());
      }
    }
    return tags;
  }

  private static List<String> parts(String cell, String separator) {
    return List.of(cell.split(Pattern.quote(separator), -1));
  }

  private static Optional<Set<String>> json(String cell) {
    return cell.isEmpty() ? Optional.of(Set.of()) : jsonList(cell);
  }

  private static Optional<Set<String>> jsonList(String cell) {
    if (!cell.startsWith("[")) {
      return Optional.empty();
    }
    try {
      Set<String> tags = new LinkedHashSet<>();
      for (JsonElement tag : Json.compact().fromJson(cell, JsonArray.class)) {
        tags.add(tag.getAsString().strip());
      }
      return Optional.of(tags);
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** A column of 0 and 1 for each tag: two or more, and some row with none or several of them. */
  private static Optional<TagColumns> inManyColumns(Columns table, List<Integer> others) {
    List<Integer> columns =
        others.stream()
            .filter(
                c ->
                    !table.rows().isEmpty()
                        && table.rows().stream()
                            .allMatch(
                                r ->
                                    c < r.cells().size()
                                        && ZERO_OR_ONE.matcher(r.cells().get(c)).matches()))
            .toList();
    if (columns.size() < 2 || columns.size() < others.size()) {
      return Optional.empty();
    }
    boolean oneEach = table.rows().stream().allMatch(r -> ones(r.cells(), columns) == 1);
    return oneEach ? Optional.empty() : Optional.of(ofColumns(table, columns));
  }

  private static long ones(List<String> cells, List<Integer> columns) {
    return columns.stream().filter(c -> cells.get(c).startsWith("1")).count();
  }

  private static TagColumns ofColumns(Columns table, List<Integer> columns) {
    Map<Integer, String> names = new HashMap<>();
    List<String> fixed = new ArrayList<>();
    columns.forEach(
        c -> {
          names.put(c, table.header().get(c));
          fixed.add(table.header().get(c));
        });
    return new TagColumns(
        "%d columns of 0 and 1".formatted(columns.size()),
        row -> {
          Set<String> tags = new LinkedHashSet<>();
          for (int c : columns) {
            if (c >= row.size() || !ZERO_OR_ONE.matcher(row.get(c)).matches()) {
              return Optional.empty();
            }
            if (row.get(c).startsWith("1")) {
              tags.add(String.valueOf(names.get(c)));
            }
          }
          return Optional.of(tags);
        },
        fixed);
  }
}
