package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a journal says, after the heading.
 *
 * @param number from 1, without gaps
 * @param verb keep, relabel, drop, take, undo or redo
 * @param label the class of relabel; null otherwise
 * @param ids samples of keep, relabel and drop; empty otherwise
 * @param decisions what take takes over; empty otherwise
 * @param of the line that undo and redo are about; 0 otherwise
 */
record Line(
    int number,
    String verb,
    @Nullable String label,
    List<String> ids,
    List<Decision> decisions,
    int of,
    String by,
    Instant at,
    String why) {

  static final String TAKE = "take";
  static final String UNDO = "undo";
  static final String REDO = "redo";

  static Line decide(
      int number, Decision.Action action, @Nullable String label, List<String> ids, Note note) {
    return new Line(
        number, action.toString(), label, ids, List.of(), 0, note.by(), Now.get(), note.why());
  }

  static Line take(int number, List<Decision> decisions, Note note) {
    return new Line(number, TAKE, null, List.of(), decisions, 0, note.by(), Now.get(), note.why());
  }

  static Line back(int number, String verb, int of, Note note) {
    return new Line(number, verb, null, List.of(), List.of(), of, note.by(), Now.get(), note.why());
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("n", number);
    json.addProperty("do", verb);
    if (label != null) {
      json.addProperty("label", label);
    }
    if (!ids.isEmpty()) {
      JsonArray array = new JsonArray(ids.size());
      ids.forEach(array::add);
      json.add("ids", array);
    }
    if (!decisions.isEmpty()) {
      JsonArray array = new JsonArray(decisions.size());
      decisions.forEach(d -> array.add(DecisionJson.write(d)));
      json.add("decisions", array);
    }
    if (of != 0) {
      json.addProperty("of", of);
    }
    json.addProperty("by", by);
    json.addProperty("at", at.toString());
    if (!why.isEmpty()) {
      json.addProperty("why", why);
    }
    return json;
  }

  static Line of(JsonObject json) {
    List<String> ids = new ArrayList<>();
    for (JsonElement id : array(json, "ids")) {
      ids.add(id.getAsString());
    }
    List<Decision> decisions = new ArrayList<>();
    for (JsonElement d : array(json, "decisions")) {
      decisions.add(DecisionJson.read(d.getAsJsonObject()));
    }
    return new Line(
        DecisionJson.number(json, "n"),
        DecisionJson.text(json, "do"),
        json.has("label") ? DecisionJson.text(json, "label") : null,
        ids,
        decisions,
        json.has("of") ? DecisionJson.number(json, "of") : 0,
        DecisionJson.text(json, "by"),
        DecisionJson.time(json),
        json.has("why") ? DecisionJson.text(json, "why") : "");
  }

  private static JsonArray array(JsonObject json, String name) {
    return json.has(name) ? json.getAsJsonArray(name) : new JsonArray();
  }
}
