package goldpan.display;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing to show, in one or more forms; a front end takes the richest it knows.
 *
 * @param data form by MIME type; binary forms in Base64
 */
public record MimeBundle(Map<String, String> data) {
  public static final String TEXT = "text/plain";
  public static final String HTML = "text/html";
  public static final String PNG = "image/png";

  public MimeBundle {
    data = Map.copyOf(data);
  }

  public static MimeBundle text(String text) {
    return new MimeBundle(Map.of(TEXT, text));
  }

  public static MimeBundle html(String html, String text) {
    return text(text).with(HTML, html);
  }

  public static MimeBundle png(byte[] png, String text) {
    return text(text).with(PNG, Base64.getEncoder().encodeToString(png));
  }

  /** The same with one more form. */
  public MimeBundle with(String mimeType, String form) {
    Map<String, String> more = new LinkedHashMap<>(data);
    more.put(mimeType, form);
    return new MimeBundle(more);
  }

  /** The plain text form. */
  public String text() {
    return data.getOrDefault(TEXT, "");
  }
}
