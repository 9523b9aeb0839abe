package goldpan.data;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Says in words what bytes are that are not a picture. */
final class Foreign {
  private static final int LOOK_AT = 512;

  private Foreign() {}

  /** A phrase that follows a file's name: {@code is a text file; expected …}. */
  static String describe(byte[] bytes) {
    String expected = "; expected a " + ImageKind.READABLE + " picture";
    if (bytes.length == 0) {
      return "is 0 bytes" + expected;
    }
    if (isText(bytes)) {
      return (isWebPage(bytes) ? "is a web page" : "is a text file") + expected;
    }
    String start = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(4, bytes.length));
    return "starts with bytes " + start + expected;
  }

  private static boolean isText(byte[] bytes) {
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
