package goldpan.text;

import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.samp;
import static j2html.TagCreator.summary;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Pieces of a notebook's output in HTML that needs neither style sheet nor script. */
public final class Markup {
  private static final Pattern SPACES = Pattern.compile("^ | (?= )");

  private Markup() {}

  /**
   * Text as it stands in a terminal, but no {@code pre}: front ends break words in there. A line
   * that is too long goes on below, and breaks between words only.
   */
  public static String lines(String text) {
    return div(each(
            text.lines().toList(),
            line -> div(samp(SPACES.matcher(line).replaceAll("\u00a0"))).attr("align", "left")))
        .withStyle("line-height:1.35")
        .render();
  }

  /** HTML that is shown when a reader asks for it, without a script. */
  public static String folded(String title, String html) {
    return details(summary(title), rawHtml(html)).render();
  }

  /** Data inside a script element; nothing in it can end the element. */
  public static String inScript(JsonElement json) {
    return json.toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** A script that lies beside this class on the class path. */
  static String resource(String name) {
    try (InputStream in = Markup.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + Markup.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
