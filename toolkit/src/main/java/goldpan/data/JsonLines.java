package goldpan.data;

import com.google.auto.service.AutoService;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON Lines: an object a line, read as a table whose columns are the members' names. What holds
 * for a CSV table holds for it.
 *
 * @see <a href="https://jsonlines.org">jsonlines.org</a>
 */
@AutoService(DatasetFormat.class)
public final class JsonLines implements DatasetFormat {

  @Override
  public String name() {
    return "JSON Lines";
  }

  @Override
  public String expects() {
    return "a .jsonl or .ndjson file with an object a line, its members as a CSV table's columns:"
        + " {\"text\": …, \"label\": …}";
  }

  @Override
  public Recognition recognises(Path path) {
    return Files.isRegularFile(path) && isNamedLikeOne(path) ? Recognition.BY_NAME : Recognition.NO;
  }

  static boolean isNamedLikeOne(Path path) {
    String name = Columns.plainName(path);
    return name.endsWith(".jsonl") || name.endsWith(".ndjson");
  }

  @Override
  public Dataset open(Path path) {
    return open(path, Opening.usual());
  }

  @Override
  public Dataset open(Path path, Opening opening) {
    Path file = path.toAbsolutePath().normalize();
    return new ManifestRows(file, columns(file, Long.MAX_VALUE), opening).dataset();
  }

  static Columns columns(Path file, long most) {
    Map<String, Integer> header = new LinkedHashMap<>();
    List<Columns.Row> rows = new ArrayList<>();
    try (BufferedReader reader = new BufferedReader(Columns.reader(file))) {
      long number = 0;
      for (String line = reader.readLine();
          line != null && rows.size() < most;
          line = reader.readLine()) {
        number++;
        if (!line.isBlank()) {
          rows.add(new Columns.Row(number, cells(object(file, number, line), header)));
        }
      }
    } catch (CharacterCodingException e) {
      throw new DatasetException(file + " is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new DatasetException(
          "%s cannot be read (%s); check the file".formatted(file, Reason.of(e)), e);
    }
    if (rows.isEmpty()) {
      throw new DatasetException(
          file + " is empty; expected an object a line, such as {\"text\": …, \"label\": …}");
    }
    int width = header.size();
    return Columns.of(
        file, List.copyOf(header.keySet()), rows.stream().map(row -> padded(row, width)).toList());
  }

  private static JsonObject object(Path file, long number, String line) {
    try {
      return Json.object(line);
    } catch (JsonParseException | IllegalStateException | ClassCastException e) {
      throw new DatasetException(
          Words.of(
              "%s line %,d is no JSON object (%s); expected one a line, such as {\"text\": …, \"label\": …}",
              file, number, String.valueOf(e.getMessage())),
          e);
    }
  }

  private static List<String> cells(JsonObject object, Map<String, Integer> header) {
    object.keySet().forEach(key -> header.putIfAbsent(key, header.size()));
    String[] cells = new String[header.size()];
    Arrays.fill(cells, "");
    object.entrySet().forEach(e -> cells[header.getOrDefault(e.getKey(), 0)] = text(e.getValue()));
    return List.of(cells);
  }

  private static String text(JsonElement value) {
    if (value.isJsonNull()) {
      return "";
    }
    return value.isJsonPrimitive() ? value.getAsString().strip() : value.toString();
  }

  /** Members that came up later are empty in the rows before. */
  private static Columns.Row padded(Columns.Row row, int width) {
    if (row.cells().size() == width) {
      return row;
    }
    List<String> cells = new ArrayList<>(row.cells());
    while (cells.size() < width) {
      cells.add("");
    }
    return new Columns.Row(row.number(), List.copyOf(cells));
  }
}
