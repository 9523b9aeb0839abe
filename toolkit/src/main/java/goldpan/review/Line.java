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
 * @param verb keep, relabel, drop, take, tag, undo, redo or revert
 * @param label the class of relabel; null otherwise
 * @param ids samples of keep, relabel, drop and tag; empty otherwise
 * @param decisions what take takes over; empty otherwise
 * @param tags what tag says of the samples from now on; empty otherwise
 * @param of the line that undo, redo and revert are about; 0 otherwise
 * @param key what the sender calls the line, so that it is taken once however often it is sent;
 *     null when nobody does
 */
record Line(
    int number,
    String verb,
    @Nullable String label,
    List<String> ids,
    List<Decision> decisions,
    List<String> tags,
    int of,
    String by,
    Instant at,
    String why,
    @Nullable String key) {

  static final String TAKE = "take";
  static final String UNDO = "undo";
  static final String REDO = "redo";
  static final String REVERT = "revert";
  static final String TAG = "tag";

  static Line decide(
      int number,
      Decision.Action action,
      @Nullable String label,
      List<String> ids,
      Note note,
      @Nullable String key) {
    return of(number, action.toString(), label, ids, List.of(), List.of(), 0, note, key);
  }

  static Line take(int number, List<Decision> decisions, Note note) {
    return of(number, TAKE, null, List.of(), decisions, List.of(), 0, note, null);
  }

  static Line tag(
      int number, List<String> tags, List<String> ids, Note note, @Nullable String key) {
    return of(number, TAG, null, ids, List.of(), tags, 0, note, key);
  }

  static Line back(int number, String verb, int of, Note note, @Nullable String key) {
    return of(number, verb, null, List.of(), List.of(), List.of(), of, note, key);
  }

  private static Line of(
      int number,
      String verb,
      @Nullable String label,
      List<String> ids,
      List<Decision> decisions,
      List<String> tags,
      int of,
      Note note,
      @Nullable String key) {
    return new Line(
        number, verb, label, ids, decisions, tags, of, note.by(), Now.get(), note.why(), key);
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
    if (verb.equals(TAG)) {
      JsonArray array = new JsonArray(tags.size());
      tags.forEach(array::add);
      json.add("tags", array);
    }
    if (of != 0) {
      json.addProperty("of", of);
    }
    json.addProperty("by", by);
    json.addProperty("at", at.toString());
    if (!why.isEmpty()) {
      json.addProperty("why", why);
    }
    if (key != null) {
      json.addProperty("key", key);
    }
    return json;
  }

  static Line of(JsonObject json) {
    List<Decision> decisions = new ArrayList<>();
    for (JsonElement d : array(json, "decisions")) {
      decisions.add(DecisionJson.read(d.getAsJsonObject()));
    }
    return new Line(
        DecisionJson.number(json, "n"),
        DecisionJson.text(json, "do"),
        json.has("label") ? DecisionJson.text(json, "label") : null,
        texts(json, "ids"),
        decisions,
        texts(json, "tags"),
        json.has("of") ? DecisionJson.number(json, "of") : 0,
        DecisionJson.text(json, "by"),
        DecisionJson.time(json),
        json.has("why") ? DecisionJson.text(json, "why") : "",
        json.has("key") ? DecisionJson.text(json, "key") : null);
  }

  private static List<String> texts(JsonObject json, String name) {
    List<String> texts = new ArrayList<>();
    for (JsonElement text : array(json, name)) {
      texts.add(text.getAsString());
    }
    return texts;
  }

  private static JsonArray array(JsonObject json, String name) {
    return json.has(name) ? json.getAsJsonArray(name) : new JsonArray();
  }
}
