package goldpan.data;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Says in words what bytes are that are not a picture, or none that Goldpan reads. */
final class Foreign {
  private static final int LOOK_AT = 512;
  private static final String EXPECTED = "; expected a " + ImageKind.READABLE + " picture";

  private Foreign() {}

  /** A phrase that follows a file's name: {@code is a text file; expected …}. */
  static String describe(byte[] bytes) {
    if (bytes.length == 0) {
      return "is 0 bytes" + EXPECTED;
    }
    Optional<ForeignPicture> picture = ForeignPicture.ofBytes(bytes);
    if (picture.isPresent()) {
      return unread(picture.get());
    }
    Optional<String> other = other(bytes);
    if (other.isPresent()) {
      return "is " + other.get() + EXPECTED;
    }
    if (isText(bytes)) {
      return (isWebPage(bytes) ? "is a web page" : "is a text file") + EXPECTED;
    }
    String start = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(4, bytes.length));
    return "starts with bytes " + start + EXPECTED;
  }

  /** The same for a kind of picture that is known and not read. */
  static String unread(ForeignPicture kind) {
    return unread(kind.toString());
  }

  /**
   * The same for a kind of picture by its name.
   *
   * @param kind with its article: {@code an AVIF}
   */
  static String unread(String kind) {
    return "is %s picture, which is not read%s; convert it, for example: magick IN OUT.png"
        .formatted(kind, EXPECTED);
  }

  /** What is often among pictures, or called like one, and is none. */
  private static Optional<String> other(byte[] bytes) {
    String s = new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1);
    if (s.startsWith("%PDF-")) {
      return Optional.of("a PDF document");
    }
    if (s.startsWith("PK\3\4")) {
      return Optional.of("a ZIP archive");
    }
    if (s.startsWith("\u001f\u008b")) {
      return Optional.of("a gzipped file");
    }
    if (s.startsWith("ftyp", 4) || s.startsWith("\u001aE\u00df\u00a3")) {
      return Optional.of("a video");
    }
    return Optional.empty();
  }

  static boolean isText(byte[] bytes) {
    for (int i = 0; i < Math.min(LOOK_AT, bytes.length); i++) {
      int b = bytes[i];
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
        return false;
      }
    }
    int end = Math.min(LOOK_AT, bytes.length);
    String text = new String(bytes, 0, end, StandardCharsets.UTF_8);
    int broken = text.indexOf('\uFFFD');
    return broken < 0 || broken >= text.length() - 3;
  }

  private static boolean isWebPage(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
    String text = start.strip().toLowerCase(Locale.ROOT);
    return text.startsWith("<!doctype html") || text.startsWith("<html");
  }
}
