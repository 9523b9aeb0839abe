package goldpan.review;

import goldpan.data.Dataset;
import goldpan.data.Preview;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.review.ServedFiles.UnservedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Whole pictures by sample index: the stored bytes where a browser can show them, a PNG otherwise.
 * What is sent is decided by the bytes, never by the file's name.
 */
final class PictureHandler {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,10})-(\\d{0,10})");
  private static final int TEXT_WIDTH = 640;
  private final Dataset dataset;
  private final ServedFiles files;

  PictureHandler(Dataset dataset, ServedFiles files) {
    this.dataset = dataset;
    this.files = files;
  }

  void send(int sample, Request request, Response response, Callback callback) throws IOException {
    try {
      byte[] stored = files.has(sample) ? files.read(sample) : new byte[0];
      Optional<String> type = type(stored);
      byte[] shown = type.isPresent() ? stored : png(sample);
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, max-age=3600");
      response.getHeaders().put(HttpHeader.ACCEPT_RANGES, "bytes");
      part(shown, type.orElse("image/png"), request, response, callback);
    } catch (UnservedException e) {
      Reply.error(request, response, callback, e.status(), String.valueOf(e.getMessage()));
    } catch (UnreadableMediaException e) {
      Reply.error(request, response, callback, 404, e.id() + " " + e.problem());
    }
  }

  /** The stored bytes of what can be played. */
  void play(int sample, Request request, Response response, Callback callback) throws IOException {
    try {
      byte[] stored = files.has(sample) ? files.read(sample) : new byte[0];
      Optional<String> type = dataset.modality().playable(stored);
      if (type.isEmpty()) {
        Reply.error(request, response, callback, 404, dataset.id(sample) + " cannot be played");
        return;
      }
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, max-age=3600");
      response.getHeaders().put(HttpHeader.ACCEPT_RANGES, "bytes");
      part(stored, type.get(), request, response, callback);
    } catch (UnservedException e) {
      Reply.error(request, response, callback, e.status(), String.valueOf(e.getMessage()));
    }
  }

  private byte[] png(int sample) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Preview preview = dataset.preview(sample);
    BufferedImage image =
        preview.text().isPresent()
            ? TextPicture.of(preview.text().get(), TEXT_WIDTH)
            : preview.picture().orElseThrow().toImage();
    ImageIO.write(image, "png", new MemoryCacheImageOutputStream(out));
    return out.toByteArray();
  }

  private static void part(
      byte[] all, String type, Request request, Response response, Callback callback) {
    String range = request.getHeaders().get(HttpHeader.RANGE);
    Matcher asked = RANGE.matcher(range == null ? "" : range);
    if (!asked.matches()) {
      Reply.bytes(response, callback, type, ByteBuffer.wrap(all));
      return;
    }
    long from = Long.parseLong(asked.group(1));
    long to = asked.group(2).isEmpty() ? all.length - 1 : Long.parseLong(asked.group(2));
    to = Math.min(to, all.length - 1);
    if (from > to) {
      response.getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes */" + all.length);
      Reply.error(
          request,
          response,
          callback,
          416,
          "range is outside the " + (type.startsWith("image") ? "picture" : "recording"));
      return;
    }
    response.setStatus(206);
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_RANGE, Words.of("bytes %d-%d/%d", from, to, all.length));
    Reply.bytes(response, callback, type, ByteBuffer.wrap(all, (int) from, (int) (to - from + 1)));
  }

  private static Optional<String> type(byte[] stored) {
    String start = new String(stored, 0, Math.min(12, stored.length), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (start.startsWith("\u0089PNG\r\n")) {
      return Optional.of("image/png");
    }
    if (start.startsWith("GIF8")) {
      return Optional.of("image/gif");
    }
    boolean webp = start.startsWith("RIFF") && start.endsWith("WEBP");
    return webp ? Optional.of("image/webp") : Optional.empty();
  }
}
