package goldpan.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;

/**
 * JSON as every room writes and reads it.
 *
 * <p>A notebook kernel may bring a Gson of its own, first on the class path and as old as 2.8.5. So
 * records go through {@link RecordAdapters}, and only those methods of Gson are called that 2.8.5
 * has.
 */
public final class Json {
  private static final Gson COMPACT = builder().create();
  private static final Gson PRETTY = builder().setPrettyPrinting().create();

  private Json() {}

  private static GsonBuilder builder() {
    return new GsonBuilder().disableHtmlEscaping().registerTypeAdapterFactory(new RecordAdapters());
  }

  /** Values on one line. Members that are null are left out. */
  public static Gson compact() {
    return COMPACT;
  }

  /** Values over several lines, for people to read. */
  public static Gson pretty() {
    return PRETTY;
  }

  /**
   * A text that holds one object.
   *
   * @throws JsonParseException when it holds anything else
   */
  public static JsonObject object(String text) {
    JsonElement parsed = COMPACT.fromJson(text, JsonElement.class);
    if (parsed == null || !parsed.isJsonObject()) {
      throw new JsonParseException("it is no JSON object");
    }
    return parsed.getAsJsonObject();
  }
}
