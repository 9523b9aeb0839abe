package goldpan.review;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One decision as a JSON object: in patch files, journals and what the page is told. */
final class DecisionJson {
  private DecisionJson() {}

  static JsonObject write(Decision d) {
    JsonObject json = new JsonObject();
    json.addProperty("id", d.id());
    json.addProperty("action", d.action().toString());
    json.addProperty("given", d.given());
    if (d.newLabel() != null) {
      json.addProperty("label", d.newLabel());
    }
    json.addProperty("by", d.by());
    json.addProperty("at", d.at().toString());
    if (!d.why().isEmpty()) {
      json.addProperty("why", d.why());
    }
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException naming the field that is missing or wrong
   */
  static Decision read(JsonObject json) {
    return new Decision(
        text(json, "id"),
        Decision.Action.named(text(json, "action")),
        text(json, "given"),
        json.has("label") ? text(json, "label") : null,
        text(json, "by"),
        time(json),
        json.has("why") ? text(json, "why") : "");
  }

  /** The member "at". */
  static Instant time(JsonObject json) {
    String at = text(json, "at");
    try {
      return Instant.parse(at);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\"at\" is \"%s\"; expected a time such as 2026-01-31T12:00:00Z".formatted(at), e);
    }
  }

  /** A member that must be a string. */
  static String text(JsonObject json, String name) {
    @Nullable JsonElement value = json.get(name);
    if (value == null || !value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw new IllegalArgumentException(
          "\"%s\" is %s; expected a text".formatted(name, value == null ? "missing" : value));
    }
    return value.getAsString();
  }

  /** A member that is a string when it is there. */
  static String textOr(JsonObject json, String name, String otherwise) {
    return json.has(name) ? text(json, name) : otherwise;
  }

  /** A member that must be a whole number. */
  static int number(JsonObject json, String name) {
    @Nullable JsonElement value = json.get(name);
    try {
      if (value != null && value.isJsonPrimitive()) {
        return value.getAsInt();
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" is %s; expected a whole number".formatted(name, value), e);
    }
    throw new IllegalArgumentException(
        "\"%s\" is %s; expected a whole number".formatted(name, value == null ? "missing" : value));
  }
}
