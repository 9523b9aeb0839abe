package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decisions as the page is told of them: by place in the list, those alike together. */
final class Feed {
  private final ReviewRows rows;
  private final Journal journal;
  private final Optional<Decisions> second;

  Feed(ReviewRows rows, Journal journal, Optional<Decisions> second) {
    this.second = second;
    this.rows = rows;
    this.journal = journal;
  }

  /** Everything decided now. */
  JsonObject state() {
    synchronized (journal) {
      JsonObject json = steps();
      json.add("groups", groups(journal.decisions().list()));
      json.add("tagged", tagged(journal.tags()));
      second.ifPresent(theirs -> json.add("second", groups(theirs.list())));
      return json;
    }
  }

  /** What one line of the journal changed. */
  JsonObject change(Entry entry) {
    JsonObject json = steps();
    json.addProperty("kind", entry.kind().toString().toLowerCase(java.util.Locale.ROOT));
    json.addProperty("by", entry.by());
    json.add("groups", groups(entry.decisions()));
    JsonArray undecided = new JsonArray();
    if (entry.decisions().size() < entry.ids().size()) {
      for (String id : entry.ids()) {
        int place = place(id);
        if (place >= 0 && journal.decision(id).isEmpty()) {
          undecided.add(place);
        }
      }
    }
    json.add("undecided", undecided);
    json.add("tagged", tagged(entry));
    return json;
  }

  /** What is said of an entry's samples now, when the entry may have changed it. */
  private JsonArray tagged(Entry entry) {
    Map<String, List<String>> now = new LinkedHashMap<>();
    if (entry.kind() != Entry.Kind.DECIDE && entry.kind() != Entry.Kind.REVERT) {
      entry.ids().forEach(id -> now.put(id, journal.tags(id)));
    }
    return tagged(now);
  }

  private JsonArray tagged(Map<String, List<String>> tags) {
    Map<List<String>, JsonArray> groups = new LinkedHashMap<>();
    tags.forEach(
        (id, said) -> {
          int place = place(id);
          if (place >= 0) {
            groups.computeIfAbsent(said, t -> new JsonArray()).add(place);
          }
        });
    JsonArray json = new JsonArray();
    groups.forEach(
        (said, places) -> {
          JsonArray texts = new JsonArray();
          said.forEach(texts::add);
          JsonObject group = new JsonObject();
          group.add("tags", texts);
          group.add("rows", places);
          json.add(group);
        });
    return json;
  }

  private JsonObject steps() {
    JsonObject json = new JsonObject();
    json.addProperty("number", journal.lastNumber());
    json.addProperty("undoable", journal.undoable());
    json.addProperty("redoable", journal.redoable());
    return json;
  }

  private record Alike(Decision.Action action, int label, String by, String why) {}

  private JsonArray groups(List<Decision> decisions) {
    Map<Alike, JsonArray> groups = new LinkedHashMap<>();
    for (Decision d : decisions) {
      int place = place(d.id());
      if (place >= 0) {
        int label =
            d.newLabel() == null
                ? -1
                : rows.dataset().classIndex(d.newLabel()).orElseThrow(IllegalStateException::new);
        groups
            .computeIfAbsent(new Alike(d.action(), label, d.by(), d.why()), a -> new JsonArray())
            .add(place);
      }
    }
    JsonArray json = new JsonArray();
    groups.forEach(
        (alike, places) -> {
          JsonObject group = new JsonObject();
          group.addProperty("action", alike.action.toString());
          group.addProperty("label", alike.label);
          group.addProperty("by", alike.by);
          group.addProperty("why", alike.why);
          group.add("rows", places);
          json.add(group);
        });
    return json;
  }

  private int place(String id) {
    return rows.dataset().indexOf(id).map(rows::place).orElse(-1);
  }
}
