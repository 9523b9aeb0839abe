package goldpan.text;

import static j2html.TagCreator.div;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;

import j2html.tags.DomContent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One column of an {@link HtmlTable}.
 *
 * @param heading above it
 * @param kind decides on which side its cells stand, and whether they may be cut
 * @param cells what is in it, top down
 * @param natural places it takes when nothing is cut
 */
record HtmlColumn(String heading, Kind kind, List<Cell> cells, int natural) {
  /** Pixels that a place of text takes, a little more than the mean of the usual fonts. */
  static final double PLACE = 7.4;

  static final int PADDING = 8;
  private static final String UNBROKEN = "…\u2060"; // browsers break lines behind an ellipsis
  private static final int MOST_PLACES = 200;
  private static final int MOST_TITLE = 2000;
  private static final String STYLE = "padding:3px " + PADDING + "px;text-align:";

  /** What is in a column's cells. */
  enum Kind {
    TEXT("left"),
    WHOLE("left"),
    NUMBER("right"),
    PICTURE("left");

    private final String side;

    Kind(String side) {
      this.side = side;
    }
  }

  /**
   * A cell.
   *
   * @param text what stands in it
   * @param picture what is shown instead
   */
  record Cell(String text, Optional<HtmlPicture> picture) {
    static Cell of(String text) {
      return new Cell(Escape.controls(text), Optional.empty());
    }
  }

  HtmlColumn {
    cells = List.copyOf(cells);
  }

  static HtmlColumn text(String heading, Stream<String> cells) {
    return of(heading, Kind.TEXT, cells.map(Cell::of).toList());
  }

  /** Numbers stay in one line, with their units. */
  static HtmlColumn numbers(String heading, Stream<String> cells) {
    return of(heading, Kind.NUMBER, cells.map(n -> Cell.of(n.replace(' ', '\u00a0'))).toList());
  }

  private static HtmlColumn of(String heading, Kind kind, List<Cell> cells) {
    String name = Escape.controls(heading);
    int widest = cells.stream().mapToInt(cell -> Ellipsis.width(cell.text)).max().orElse(0);
    return new HtmlColumn(name, kind, cells, Math.max(widest, Ellipsis.width(name)));
  }

  /**
   * Pictures, in a column as wide as the widest with its padding, which some front ends count into
   * the width.
   */
  static HtmlColumn pictures(String heading, Stream<Optional<HtmlPicture>> pictures) {
    List<Cell> cells = pictures.map(picture -> new Cell("", picture)).toList();
    int widest =
        cells.stream()
            .flatMap(cell -> cell.picture.stream())
            .mapToInt(HtmlPicture::width)
            .max()
            .orElse(0);
    int places = (int) Math.ceil((widest + 2 * PADDING) / PLACE);
    return new HtmlColumn(heading, Kind.PICTURE, cells, Math.max(places, Ellipsis.width(heading)));
  }

  /** The fewest places it can do with. */
  int least(boolean last) {
    return kind == Kind.TEXT ? TableLayout.least(Ellipsis.width(heading), natural, last) : natural;
  }

  /** The same with cells that are never cut. */
  HtmlColumn whole() {
    return new HtmlColumn(heading, Kind.WHOLE, cells, natural);
  }

  int size() {
    return cells.size();
  }

  /** The heading, as wide as its column. */
  DomContent headingTag(int places) {
    return th(aligned(heading))
        .attr("align", kind.side)
        .attr("width", (int) (places * PLACE))
        .withStyle(STYLE + kind.side + ";border-bottom:1px solid #888888");
  }

  /** The cell of a row; what is cut has its whole text in its title. */
  DomContent cellTag(int row, int places) {
    Cell cell = cells.get(row);
    String shown = cell.picture.isPresent() ? "" : shown(cell.text, places);
    return td(cell.picture.map(HtmlPicture::tag).orElseGet(() -> aligned(shown)))
        .attr("align", kind.side)
        .withCondTitle(
            cell.picture.isEmpty() && !shown.equals(cell.text), Ellipsis.end(cell.text, MOST_TITLE))
        .withStyle(STYLE + kind.side);
  }

  /** A cell of a row that stands for those that are not shown. */
  DomContent gapTag() {
    return td(aligned("…")).attr("align", kind.side).withStyle(STYLE + kind.side);
  }

  /**
   * Front ends set all cells to the right by a style sheet, and some that trust nobody take away
   * every style but keep attributes: a block within the cell stands where it says.
   */
  private DomContent aligned(String text) {
    return kind != Kind.NUMBER ? div(text).attr("align", "left") : j2html.TagCreator.text(text);
  }

  private String shown(String text, int places) {
    if (kind != Kind.TEXT || Ellipsis.width(text) <= places) {
      return text;
    }
    String words =
        Arrays.stream(text.split(" ", -1))
            .map(word -> Ellipsis.middle(word, places).replace("…", UNBROKEN))
            .collect(Collectors.joining(" "));
    return Ellipsis.end(words, Math.max(MOST_PLACES, places));
  }
}
