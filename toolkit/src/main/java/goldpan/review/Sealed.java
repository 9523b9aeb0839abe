package goldpan.review;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import goldpan.data.Json;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A JSON object on one line whose last member is the CRC-32C of all bytes before it, so that the
 * file stays JSON Lines and a damaged line is known.
 */
final class Sealed {
  private static final String LABEL = ",\"crc\":\"";
  private static final int TAIL = LABEL.length() + 8 + 2;

  private Sealed() {}

  /** The line's bytes, newline included. */
  static byte[] seal(JsonObject json) {
    String text = json.toString();
    String body = text.substring(0, text.length() - 1);
    return (body + LABEL + crc(body) + "\"}\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Opens a line without its newline.
   *
   * @throws IllegalArgumentException when the checksum or the form is wrong
   */
  static JsonObject open(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    int end = text.length() - TAIL;
    if (end < 1 || !text.startsWith(LABEL, end) || !text.endsWith("\"}")) {
      throw new IllegalArgumentException("it has no checksum");
    }
    String body = text.substring(0, end);
    String said = text.substring(end + LABEL.length(), text.length() - 2);
    if (!crc(body).equals(said)) {
      throw new IllegalArgumentException(
          "its checksum is %s, its content's is %s".formatted(said, crc(body)));
    }
    try {
      return Json.object(body + "}");
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("it is no JSON object", e);
    }
  }

  private static String crc(String body) {
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
