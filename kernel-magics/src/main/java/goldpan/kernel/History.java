package goldpan.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The cells of this session and what they answered. */
final class History {
  private static final int SESSION = 1;

  private final List<Cell> cells = new ArrayList<>();

  private record Cell(int number, String code, String output) {}

  synchronized void add(int number, String code, String output) {
    cells.add(new Cell(number, code, output));
  }

  synchronized JsonArray answer(HistoryRequest request) {
    JsonArray entries = new JsonArray();
    for (Cell cell : wanted(request)) {
      JsonArray entry = new JsonArray();
      entry.add(SESSION);
      entry.add(cell.number);
      entry.add(
          request.includeOutput() ? pair(cell) : new com.google.gson.JsonPrimitive(cell.code));
      entries.add(entry);
    }
    return entries;
  }

  private static JsonElement pair(Cell cell) {
    JsonArray pair = new JsonArray();
    pair.add(cell.code);
    pair.add(cell.output);
    return pair;
  }

  private List<Cell> wanted(HistoryRequest request) {
    return switch (request.getAccessType()) {
      case TAIL -> last(cells, ((HistoryRequest.Tail) request).getMaxReturnLength());
      case RANGE -> range((HistoryRequest.Range) request);
      case SEARCH -> search((HistoryRequest.Search) request);
    };
  }

  private List<Cell> range(HistoryRequest.Range range) {
    boolean here = range.getSessionIndex() == 0 || range.getSessionIndex() == SESSION;
    return cells.stream()
        .filter(cell -> here && cell.number >= range.getStart() && cell.number < range.getStop())
        .toList();
  }

  private List<Cell> search(HistoryRequest.Search search) {
    String pattern = search.getPattern();
    Pattern glob = glob(pattern == null || pattern.isEmpty() ? "*" : pattern);
    List<Cell> found = cells.stream().filter(cell -> glob.matcher(cell.code).matches()).toList();
    if (search.filterUnique()) {
      Map<String, Cell> latest = new LinkedHashMap<>();
      found.forEach(cell -> latest.put(cell.code, cell));
      found = List.copyOf(latest.values());
    }
    return last(found, search.getMaxReturnLength());
  }

  private static List<Cell> last(List<Cell> cells, int count) {
    boolean all = count <= 0 || count >= cells.size();
    return List.copyOf(all ? cells : cells.subList(cells.size() - count, cells.size()));
  }

  /** Stars and question marks, as shells have them. */
  private static Pattern glob(String pattern) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> expression.append(".*");
        case '?' -> expression.append('.');
        default -> expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(expression.toString(), Pattern.DOTALL);
  }
}
