package goldpan.review;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import goldpan.data.Json;
import goldpan.data.Words;
import goldpan.mining.Score;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What the page may ask for. Samples are asked for by number; every number is checked. */
final class Routes extends Handler.Abstract {
  /** Enough to decide every listed sample at once. */
  static final int LONGEST_BODY = 4 << 20;

  private static final String OCTETS = "application/octet-stream";
  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");
  private static final Set<String> ASSETS =
      Set.of(
          "page.css",
          "review.css",
          "review.js",
          "data.js",
          "filters.js",
          "list.js",
          "histogram.js",
          "detail.js",
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

  Routes(
      ReviewRows rows,
      Journal journal,
      Broadcast broadcast,
      Thumbnails thumbnails,
      Running running) {
    this.rows = rows;
    this.journal = journal;
    this.feed = new Feed(rows, journal);
    this.described = new SessionJson(rows, journal, running);
    this.broadcast = broadcast;
    this.running = running;
    this.thumbnails = thumbnails;
    this.pictures = new PictureHandler(rows.dataset());
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
    } catch (NotFound e) {
      Reply.error(request, response, callback, 404, path + " is not here");
    } catch (TooBig e) {
      Reply.error(request, response, callback, 413, "body is above " + LONGEST_BODY + " bytes");
    } catch (Stale e) {
      Reply.error(request, response, callback, 409, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      Reply.error(request, response, callback, 400, String.valueOf(e.getMessage()));
    } catch (RejectedExecutionException e) {
      Reply.error(request, response, callback, 503, "too many pictures are waited for; ask again");
    } catch (JournalException e) {
      Reply.error(request, response, callback, 500, String.valueOf(e.getMessage()));
    }
    return true;
  }

  private static final class NotFound extends RuntimeException {}

  private static final class TooBig extends RuntimeException {}

  private static final class Stale extends RuntimeException {
    Stale(String message) {
      super(message);
    }
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
    } else if (path.startsWith("/api/row/")) {
      Reply.json(response, callback, described.row(number(path, "/api/row/", rows.size())));
    } else if (path.startsWith("/api/scores/")) {
      List<Score> scores = rows.losses().rankings();
      Score score = scores.get(number(path, "/api/scores/", scores.size()));
      Reply.bytes(response, callback, OCTETS, rows.score(score));
    } else {
      throw new NotFound();
    }
  }

  /** The number that a path ends with, in [0, size). */
  private static int number(String path, String before, int size) {
    String digits = path.substring(before.length());
    if (!DIGITS.matcher(digits).matches() || Integer.parseInt(digits) >= size) {
      throw new NotFound();
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
                    Reply.error(request, response, callback, 500, "picture " + sample + ": " + e);
                  } else {
                    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, max-age=86400");
                    Reply.bytes(
                        response, callback, thumbnail.type(), ByteBuffer.wrap(thumbnail.bytes()));
                  }
                });
  }

  private void post(String path, Request request, Response response, Callback callback)
      throws IOException {
    JsonObject body =
        switch (path) {
          case "/api/decide", "/api/undo", "/api/redo" -> body(request);
          default -> throw new NotFound();
        };
    Note note =
        new Note(
            Optional.of(DecisionJson.textOr(body, "by", ""))
                .filter(b -> !b.isBlank())
                .orElse(Note.mine().by()),
            DecisionJson.textOr(body, "why", ""));
    JsonObject json = new JsonObject();
    synchronized (journal) {
      Entry entry =
          path.equals("/api/decide")
              ? decide(body, note)
              : back(path.equals("/api/undo"), body, note);
      json.addProperty("number", entry.number());
      json.addProperty("undoable", journal.undoable());
      json.addProperty("redoable", journal.redoable());
    }
    Reply.json(response, callback, json);
  }

  private static JsonObject body(Request request) throws IOException {
    if (request.getLength() > LONGEST_BODY) {
      throw new TooBig();
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] bytes = in.readNBytes(LONGEST_BODY + 1);
      if (bytes.length > LONGEST_BODY) {
        throw new TooBig();
      }
      return Json.object(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("body is no JSON object", e);
    }
  }

  private Entry decide(JsonObject body, Note note) {
    List<String> ids = new ArrayList<>();
    JsonElement places = body.get("rows");
    if (places == null || !places.isJsonArray()) {
      throw new IllegalArgumentException("rows are missing; expected a list of places");
    }
    for (JsonElement place : places.getAsJsonArray()) {
      ids.add(rows.id(place(place)));
    }
    return switch (Decision.Action.named(DecisionJson.text(body, "action"))) {
      case KEEP -> journal.keep(ids, note);
      case DROP -> journal.drop(ids, note);
      case RELABEL -> journal.relabel(ids, DecisionJson.text(body, "label"), note);
    };
  }

  private int place(JsonElement place) {
    String digits = place.isJsonPrimitive() ? place.getAsString() : "";
    if (!DIGITS.matcher(digits).matches() || Integer.parseInt(digits) >= rows.size()) {
      throw new IllegalArgumentException(
          Words.of("row is %s; expected 0 to %d", place, rows.size() - 1));
    }
    return Integer.parseInt(digits);
  }

  /** Takes back the step that the page has seen as the last, and no other that came since. */
  private Entry back(boolean undo, JsonObject body, Note note) {
    int expected = DecisionJson.number(body, "of");
    int last = undo ? journal.undoable() : journal.redoable();
    if (last != expected || last == 0) {
      throw new Stale(
          last == 0
              ? "nothing to " + (undo ? "undo" : "redo")
              : "somebody has decided since; look at it and press again");
    }
    return (undo ? journal.undo(note) : journal.redo(note))
        .orElseThrow(() -> new Stale("nothing to take back"));
  }
}
