package goldpan.review;

import static j2html.TagCreator.b;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.small;
import static j2html.TagCreator.table;
import static j2html.TagCreator.td;
import static j2html.TagCreator.tr;

import goldpan.text.Escape;
import goldpan.text.HtmlTable;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Pictures for a notebook's output. They stand in the cells of a table, since some front ends take
 * away every style of an output that they do not trust.
 */
final class Fragment {
  private static final int PADDING = 5;

  /** Some front ends count a padding of their own into the width of a cell. */
  private static final int SPARE = 14;

  private Fragment() {}

  /**
   * Cells side by side, as many in a row as there is room for.
   *
   * @param pixels the width of a cell
   */
  static String grid(List<DomContent> cells, int pixels) {
    int columns = Math.max(1, HtmlTable.PIXELS / (pixels + SPARE + 2 * PADDING));
    return table(
            each(
                IntStream.iterate(0, from -> from < cells.size(), from -> from + columns)
                    .mapToObj(from -> cells.subList(from, Math.min(from + columns, cells.size())))
                    .map(row -> tr(each(row, cell -> cell(cell, pixels))))))
        .attr("cellpadding", PADDING)
        .withStyle("border-collapse:collapse;margin:4px 0")
        .render();
  }

  private static DomContent cell(DomContent content, int pixels) {
    return td(div(content).attr("align", "left"))
        .attr("width", pixels + SPARE)
        .attr("align", "left")
        .attr("valign", "top")
        .withStyle("text-align:left;vertical-align:top;padding:" + PADDING + "px");
  }

  /** A heading and what it is about. */
  static String heading(String title, String about) {
    return div(b(Escape.controls(title)), div(small(Escape.controls(about))))
        .attr("align", "left")
        .render();
  }
}
