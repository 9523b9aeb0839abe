package goldpan.text;

import static j2html.TagCreator.img;

import j2html.tags.DomContent;

/**
 * A picture in a page, shown pixel for pixel.
 *
 * @param uri of its data, so that nothing is loaded
 * @param width in pixels
 * @param height in pixels
 * @param title what it shows, plain text
 */
public record HtmlPicture(String uri, int width, int height, String title) {

  /**
   * The element. Its size stands in attributes, which every front end keeps; styles only refine.
   */
  DomContent tag() {
    String text = Escape.controls(title);
    return img()
        .withSrc(uri)
        .attr("width", width)
        .attr("height", height)
        .withAlt(text)
        .withTitle(text)
        .withStyle("margin:0;max-width:none");
  }

  /** The element as HTML. */
  public String html() {
    return tag().render();
  }
}
