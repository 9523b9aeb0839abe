package goldpan.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

/** An {@link Opening} as a line of JSON, which names only what is said. */
public final class OpeningJson {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private OpeningJson() {}

  /** The line; {@code {}} for the usual one. */
  public static String write(Opening opening) {
    return GSON.toJson(opening.settings());
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws DatasetException when it is something else
   */
  public static Opening read(String json) {
    try {
      Opening.Settings settings = GSON.fromJson(json, Opening.Settings.class);
      Opening opening = new Opening(settings == null ? new Opening.Settings() : settings);
      opening.folders();
      return opening;
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new DatasetException(
          "\"%s\" does not say how a dataset is opened; expected what Goldpan wrote"
              .formatted(json),
          e);
    }
  }
}
