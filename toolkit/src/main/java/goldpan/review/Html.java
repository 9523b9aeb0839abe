package goldpan.review;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Writes HTML in which class and file names are never anything but text. */
final class Html {
  private Html() {}

  /** The text for use between tags and in double-quoted attributes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
      }
    }
    return out.toString();
  }

  /** Data for a script element; nothing in it can end the element. */
  static String json(JsonElement json) {
    return json.toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** A file that lies beside this class on the class path. */
  static String resource(String name) {
    return new String(resourceBytes(name), StandardCharsets.UTF_8);
  }

  static byte[] resourceBytes(String name) {
    try (InputStream in = Html.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + Html.class.getName());
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Modules put into one script: without what binds them together. */
  static String inline(String... modules) {
    StringBuilder script = new StringBuilder();
    for (String module : modules) {
      resource(module)
          .lines()
          .filter(l -> !l.startsWith("import "))
          .map(l -> l.startsWith("export ") ? l.substring("export ".length()) : l)
          .forEach(l -> script.append(l).append('\n'));
    }
    return script.toString();
  }

  /** The source expression that lets a page run this very script, or use this very style. */
  static String hash(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
