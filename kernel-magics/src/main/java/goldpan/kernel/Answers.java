package goldpan.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import goldpan.data.Json;
import goldpan.display.MimeBundle;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import java.util.List;

/**
 * Messages made from JSON.
 *
 * <p>The base library's own content classes write some answers in shapes that the protocol does not
 * know: history as objects, values of user expressions without status, no payload.
 */
final class Answers {
  private Answers() {}

  @SuppressWarnings({"rawtypes", "unchecked"})
  static Message<?> message(MessageContext parent, MessageType<?> type, JsonElement content) {
    return new Message(parent, type, content);
  }

  static JsonObject object(Object... keysAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.add((String) keysAndValues[i], json(keysAndValues[i + 1]));
    }
    return object;
  }

  private static JsonElement json(Object value) {
    if (value instanceof JsonElement element) {
      return element;
    }
    if (value instanceof Number number) {
      return new com.google.gson.JsonPrimitive(number);
    }
    if (value instanceof Boolean flag) {
      return new com.google.gson.JsonPrimitive(flag);
    }
    return new com.google.gson.JsonPrimitive(String.valueOf(value));
  }

  static JsonObject ok() {
    return object("status", "ok");
  }

  static JsonArray strings(List<String> strings) {
    JsonArray array = new JsonArray();
    strings.forEach(array::add);
    return array;
  }

  /** JSON goes as what it says, every other form as a text. */
  private static JsonElement form(String type, String form) {
    return type.equals("application/json") || type.endsWith("+json")
        ? Json.compact().fromJson(form, JsonElement.class)
        : json(form);
  }

  /** A bundle as the protocol has it: its forms, and how large a picture is to be. */
  static JsonObject bundle(MimeBundle bundle) {
    JsonObject data = new JsonObject();
    bundle.data().forEach((type, form) -> data.add(type, form(type, form)));
    JsonObject metadata = new JsonObject();
    bundle
        .pictureSize()
        .ifPresent(
            size ->
                metadata.add(
                    MimeBundle.PNG, object("width", size.width(), "height", size.height())));
    return object("data", data, "metadata", metadata);
  }
}
