package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import goldpan.data.Json;
import goldpan.score.Score;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What the page may ask for. Samples are asked for by number; every number is checked. */
final class Routes extends Handler.Abstract {
  /** Enough to decide every listed sample at once. */
  static final int LONGEST_BODY = 4 << 20;

  /** A message that takes longer to arrive is given up; a page sends it again. */
  private static final int BODY_SECONDS = 30;

  private static final String OCTETS = "application/octet-stream";
  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
  private static final Set<String> ASSETS =
      Set.of(
          "page.css",
          "review.css",
          "review.js",
          "transport.js",
          "store.js",
          "outbox.js",
          "decisions.js",
          "keys.js",
          "address.js",
          "dom.js",
          "filters.js",
          "list.js",
          "items.js",
          "histogram.js",
          "detail.js",
          "viewer.js",
          "history.js",
          "picker.js",
          "running.js");

  private final ReviewRows rows;
  private final Journal journal;
  private final Feed feed;
  private final SessionJson described;
  private final Broadcast broadcast;
  private final Thumbnails thumbnails;
  private final Running running;
  private final PictureHandler pictures;
  private final Steps steps;
  private final HistoryJson history;

  Routes(
      ReviewRows rows,
      Journal journal,
      ReviewOptions options,
      Broadcast broadcast,
      Thumbnails thumbnails,
      PictureHandler pictures,
      Running running) {
    this.rows = rows;
    this.journal = journal;
    this.feed = new Feed(rows, journal, options.second());
    LastReviewer reviewer = new LastReviewer(journal, options.reviewer());
    this.described = new SessionJson(rows, journal, options, reviewer, running);
    this.broadcast = broadcast;
    this.running = running;
    this.thumbnails = thumbnails;
    this.pictures = pictures;
    this.steps = new Steps(journal, reviewer);
    this.history = new HistoryJson(rows, journal);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    try {
      switch (request.getMethod()) {
        case "GET" -> get(path, request, response, callback);
        case "POST" -> post(path, request, response, callback);
        default -> Reply.error(request, response, callback, 405, "expected GET or POST");
      }
    } catch (RuntimeException e) {
      refuse(e, request, response, callback);
    }
    return true;
  }

  private static void refuse(
      @Nullable Throwable problem, Request request, Response response, Callback callback) {
    Refusal refusal = Refusal.of(problem);
    Reply.error(
        request, response, callback, refusal.status(), String.valueOf(refusal.getMessage()));
  }

  private static Refusal notHere(String path) {
    return new Refusal(404, path + " is not here");
  }

  private void get(String path, Request request, Response response, Callback callback)
      throws IOException {
    String asset = path.equals("/") ? "review.html" : path.substring(1);
    if (path.equals("/") || ASSETS.contains(asset)) {
      Reply.bytes(response, callback, type(asset), ByteBuffer.wrap(Html.resourceBytes(asset)));
      return;
    }
    switch (path) {
      case "/api/session" -> Reply.json(response, callback, described.session());
      case "/api/columns" -> Reply.bytes(response, callback, OCTETS, rows.columns());
      case "/api/reasons" ->
          Reply.bytes(response, callback, OCTETS, rows.reasonsThatHold(holds(request)));
      case "/api/kinds" -> Reply.bytes(response, callback, OCTETS, rows.kinds());
      case "/api/sample" -> Reply.json(response, callback, described.sample());
      case "/api/agreement" -> Reply.json(response, callback, described.agreement());
      case "/api/precision" -> Reply.json(response, callback, described.precision());
      case "/api/ids" -> Reply.json(response, callback, ids());
      case "/api/decisions" -> {
        JsonObject state = feed.state();
        state.add("running", running.tasks());
        Reply.json(response, callback, state);
      }
      case "/api/patch" -> patch(response, callback);
      case "/api/events" -> events(response, callback);
      default -> getNumbered(path, request, response, callback);
    }
  }

  private void getNumbered(String path, Request request, Response response, Callback callback)
      throws IOException {
    if (path.startsWith("/thumb/")) {
      thumbnail(number(path, "/thumb/", rows.dataset().size()), request, response, callback);
    } else if (path.startsWith("/picture/")) {
      pictures.send(number(path, "/picture/", rows.dataset().size()), request, response, callback);
    } else if (path.startsWith("/sound/")) {
      pictures.play(number(path, "/sound/", rows.dataset().size()), request, response, callback);
    } else if (path.startsWith("/api/row/")) {
      Reply.json(response, callback, described.row(number(path, "/api/row/", rows.size())));
    } else if (path.startsWith("/api/history/")) {
      Reply.json(
          response, callback, history.before(number(path, "/api/history/", Integer.MAX_VALUE)));
    } else if (path.startsWith("/api/scores/")) {
      List<Score> scores = rows.losses().rankings();
      Score score = scores.get(number(path, "/api/scores/", scores.size()));
      Reply.bytes(response, callback, OCTETS, rows.score(score));
    } else {
      throw notHere(path);
    }
  }

  private static String holds(Request request) throws IOException {
    try {
      String text = Request.extractQueryParameters(request).getValue("holds");
      return NoteText.line("holds", text == null ? "" : text, NoteText.LONGEST_NAME);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("holds cannot be read; expected a short text", e);
    }
  }

  /** The number that a path ends with, in [0, size). */
  private static int number(String path, String before, int size) {
    String digits = path.substring(before.length());
    if (!DIGITS.matcher(digits).matches() || Integer.parseInt(digits) >= size) {
      throw notHere(path);
    }
    return Integer.parseInt(digits);
  }

  private static String type(String asset) {
    String ending = asset.substring(asset.lastIndexOf('.') + 1);
    return switch (ending) {
      case "html" -> "text/html;charset=utf-8";
      case "css" -> "text/css;charset=utf-8";
      default -> "text/javascript;charset=utf-8";
    };
  }

  private JsonArray ids() {
    JsonArray ids = new JsonArray(rows.size());
    for (int place = 0; place < rows.size(); place++) {
      ids.add(rows.id(place));
    }
    return ids;
  }

  private void patch(Response response, Callback callback) {
    response.getHeaders().put("Content-Disposition", "attachment; filename=\"decisions.patch\"");
    Reply.text(
        response, callback, "application/jsonl;charset=utf-8", Patch.text(journal.decisions()));
  }

  private void events(Response response, Callback callback) {
    if (!broadcast.join(response, callback)) {
      response.setStatus(204);
      callback.succeeded();
    }
  }

  private void thumbnail(int sample, Request request, Response response, Callback callback) {
    CompletableFuture<Thumbnail> unused =
        thumbnails
            .get(sample)
            .whenComplete(
                (thumbnail, e) -> {
                  if (thumbnail == null) {
                    refuse(e, request, response, callback);
                  } else {
                    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, max-age=3600");
                    Reply.bytes(
                        response, callback, thumbnail.type(), ByteBuffer.wrap(thumbnail.bytes()));
                  }
                });
  }

  /** Reads the message without a thread waiting for it, since it may come slowly or never. */
  private void post(String path, Request request, Response response, Callback callback) {
    if (!path.equals("/api/steps")) {
      throw notHere(path);
    }
    String type = String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
    if (!type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?")) {
      throw new Refusal(415, "Content-Type is %s; expected application/json".formatted(type));
    }
    if (request.getLength() > LONGEST_BODY) {
      throw Body.tooLong(LONGEST_BODY);
    }
    CompletableFuture<Void> unused =
        Body.read(request, LONGEST_BODY, BODY_SECONDS)
            .handle(
                (bytes, e) -> {
                  if (e != null) {
                    refuse(unread(e), request, response, callback);
                  } else {
                    answer(bytes, request, response, callback);
                  }
                  return null;
                });
  }

  private static Throwable unread(Throwable e) {
    return e instanceof TimeoutException
        ? new Refusal(408, "body did not arrive within " + BODY_SECONDS + " s; send it again")
        : e;
  }

  private void answer(byte[] bytes, Request request, Response response, Callback callback) {
    JsonObject answer;
    try {
      answer = steps.take(Json.object(new String(bytes, StandardCharsets.UTF_8)));
    } catch (JsonParseException e) {
      refuse(
          new IllegalArgumentException("body is no JSON object", e), request, response, callback);
      return;
    } catch (RuntimeException e) {
      refuse(e, request, response, callback);
      return;
    }
    Reply.json(response, callback, answer);
  }
}
