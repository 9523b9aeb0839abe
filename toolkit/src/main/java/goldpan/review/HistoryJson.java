package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;

/** The journal's lines for the page, newest first. */
final class HistoryJson {
  private static final int PAGE = 200;
  private final ReviewRows rows;
  private final Journal journal;

  HistoryJson(ReviewRows rows, Journal journal) {
    this.rows = rows;
    this.journal = journal;
  }

  /** At most 200 lines before line {@code before}. */
  JsonArray before(int before) {
    JsonArray json = new JsonArray();
    synchronized (journal) {
      List<Entry> history = journal.history();
      int from = Math.min(before - 1, history.size());
      for (int i = from - 1; i >= Math.max(0, from - PAGE); i--) {
        json.add(entry(history.get(i)));
      }
    }
    return json;
  }

  private JsonObject entry(Entry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("number", entry.number());
    json.addProperty("kind", entry.kind().toString().toLowerCase(Locale.ROOT));
    json.addProperty("by", entry.by());
    json.addProperty("at", entry.at().toString());
    json.addProperty("what", entry.what());
    json.addProperty("why", entry.why());
    json.addProperty("samples", entry.ids().size());
    json.addProperty("of", entry.of());
    json.addProperty("holds", journal.holds(entry.number()));
    json.addProperty(
        "place", rows.dataset().indexOf(entry.ids().get(0)).map(rows::place).orElse(-1));
    return json;
  }
}
