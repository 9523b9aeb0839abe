package goldpan.text;

import static j2html.TagCreator.div;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.small;

import com.google.gson.JsonArray;
import j2html.tags.DomContent;
import j2html.tags.specialized.TableTag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * Pages and sorting for an {@link HtmlTable}: a script behind it that holds the further rows. Where
 * scripts are taken away, the table stands as it is above a line that says how many there are.
 */
final class HtmlPager {
  private HtmlPager() {}

  /**
   * The table with what pages through it.
   *
   * @param table the first page
   * @param rows rows a page
   * @param further the rows of the other pages
   * @param total how many there are, which may be more than are at hand
   */
  static String around(TableTag table, int rows, List<DomContent> further, int total) {
    JsonArray data = new JsonArray();
    further.forEach(row -> data.add(row.render()));
    String line = String.format(Locale.ROOT, "the first %,d of %,d rows", rows, total);
    String id = id(table.render() + data);
    String call = "(\"%s\", %d, %d, %s);".formatted(id, rows, total, Markup.inScript(data));
    return table.withId(id).render()
        + div(small(line)).attr("align", "left").render()
        + (further.isEmpty()
            ? ""
            : script(rawHtml(Markup.resource("pager.js").strip() + call)).render());
  }

  /** The same table has the same id on every run. */
  private static String id(String html) {
    CRC32C sum = new CRC32C();
    sum.update(html.getBytes(StandardCharsets.UTF_8));
    return "goldpan-%08x".formatted(sum.getValue());
  }
}
