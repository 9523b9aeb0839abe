package goldpan.display;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing to show, in one or more forms; a front end takes the richest it knows.
 *
 * @param data form by MIME type; binary forms in Base64
 * @param picture how large a PNG form is to be shown; null for as large as it is
 */
public record MimeBundle(Map<String, String> data, @Nullable Size picture) {
  public static final String TEXT = "text/plain";
  public static final String HTML = "text/html";
  public static final String PNG = "image/png";

  /** A size on the page, in pixels. */
  public record Size(int width, int height) {}

  public MimeBundle {
    data = Map.copyOf(data);
  }

  public static MimeBundle text(String text) {
    return new MimeBundle(Map.of(TEXT, text), null);
  }

  public static MimeBundle html(String html, String text) {
    return text(text).with(HTML, html);
  }

  public static MimeBundle png(byte[] png, String text) {
    return text(text).with(PNG, Base64.getEncoder().encodeToString(png));
  }

  /** A picture with more pixels than it takes on the page, crisp on fine screens. */
  public static MimeBundle png(byte[] png, Size size, String text) {
    return new MimeBundle(png(png, text).data, size);
  }

  /** The same with one more form. */
  public MimeBundle with(String mimeType, String form) {
    Map<String, String> more = new LinkedHashMap<>(data);
    more.put(mimeType, form);
    return new MimeBundle(more, picture);
  }

  /** The plain text form. */
  public String text() {
    return data.getOrDefault(TEXT, "");
  }

  /** How large a PNG form is to be shown, when that is not as large as it is. */
  public Optional<Size> pictureSize() {
    return Optional.ofNullable(picture);
  }
}
