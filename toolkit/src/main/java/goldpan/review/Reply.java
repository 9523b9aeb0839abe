package goldpan.review;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers. */
final class Reply {
  private Reply() {}

  static void json(Response response, Callback callback, JsonElement json) {
    text(response, callback, "application/json", json.toString());
  }

  static void text(Response response, Callback callback, String type, String text) {
    bytes(response, callback, type, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  static void bytes(Response response, Callback callback, String type, ByteBuffer bytes) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.remaining());
    response.write(true, bytes, callback);
  }

  /** An error as JSON, on a connection that then ends: what else was being sent is not read. */
  static void error(
      Request request, Response response, Callback callback, int status, String message) {
    JsonObject json = new JsonObject();
    json.addProperty("error", message);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (request.getLength() != 0) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    json(response, callback, json);
  }
}
