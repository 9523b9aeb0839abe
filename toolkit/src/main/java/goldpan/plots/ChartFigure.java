package goldpan.plots;

import goldpan.data.Figure;
import goldpan.data.Words;
import goldpan.disk.AtomicFile;
import java.awt.AWTError;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A figure: a caption and, below it, a body drawn by code. PNG has two pixels for one of the
 * figure's, so that it is crisp on today's screens; the window shows one for one.
 */
final class ChartFigure implements Figure {
  private static final int SCALE = 2;
  private final Caption caption;
  private final int width;
  private final int height;
  private final Body body;
  private final String shown;

  /** Draws below the caption. */
  interface Body {
    /** Draws into the rectangle (0, top) to (width, height) of the figure. */
    void paint(Graphics2D g, int top, int width, int height);

    /** Whether it says itself what it shows and wants all of the figure. */
    default boolean hasOwnCaption() {
      return false;
    }
  }

  ChartFigure(Caption caption, int width, int height, Body body) {
    this(caption, width, height, body, "");
  }

  private ChartFigure(Caption caption, int width, int height, Body body, String shown) {
    this.caption = caption;
    this.width = width;
    this.height = height;
    this.body = body;
    this.shown = shown;
  }

  @Override
  public String title() {
    return caption.title();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  private void paint(Graphics2D g) {
    if (body.hasOwnCaption()) {
      body.paint(g, 0, width, height);
      return;
    }
    body.paint(g, caption.height(), width, height);
    caption.paint(g, width);
  }

  /** The figure on a ground that is transparent, so that it suits light and dark pages. */
  BufferedImage image(int scale) {
    Text.check();
    BufferedImage image =
        new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(scale, scale);
    paint(g);
    g.dispose();
    return image;
  }

  private BufferedImage onWhite(int scale) {
    BufferedImage image =
        new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.drawImage(image(scale), 0, 0, Color.WHITE, null);
    g.dispose();
    return image;
  }

  @Override
  public byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image(SCALE), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(title() + ": the PNG cannot be encoded", e);
    }
    return out.toByteArray();
  }

  @Override
  public String svg() {
    Text.check();
    SVGGraphics2D g = new SVGGraphics2D(emptySvg());
    g.setSVGCanvasSize(new java.awt.Dimension(width, height));
    paint(g);
    Element root = g.getRoot();
    root.setAttributeNS(null, "viewBox", Words.of("0 0 %d %d", width, height));
    Element title = root.getOwnerDocument().createElementNS(root.getNamespaceURI(), "title");
    title.setTextContent(title());
    root.insertBefore(title, root.getFirstChild());
    StringWriter out = new StringWriter();
    try {
      g.stream(root, out, false, false);
    } catch (IOException e) {
      throw new UncheckedIOException(title() + ": the SVG cannot be written", e);
    }
    // Without Batik's document type, which a reader of the file would fetch from the network.
    String text = out.toString();
    return text.substring(text.indexOf("<svg"));
  }

  private static Document emptySvg() {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVGGraphics2D.SVG_NAMESPACE_URI, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("this Java has no XML parser; use a complete one", e);
    }
  }

  @Override
  public Path save(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".png")) {
      return write(file, png());
    }
    if (name.endsWith(".svg")) {
      return write(file, svg().getBytes(StandardCharsets.UTF_8));
    }
    throw new IllegalArgumentException(
        file + ": figures are written as .png or .svg; give the file name one of these endings");
  }

  private Path write(Path file, byte[] bytes) {
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.resolveSibling("."));
      AtomicFile.write(target, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          target + ": figure cannot be written (" + e + "); choose a folder with room to write in",
          e);
    }
    return target;
  }

  @Override
  public Figure show() {
    if (!hasDisplay()) {
      try {
        Path saved = save(Files.createTempFile("goldpan-", ".png"));
        return new ChartFigure(caption, width, height, body, "saved as " + saved);
      } catch (IOException e) {
        throw new UncheckedIOException(
            System.getProperty("java.io.tmpdir")
                + ": no display, and no figure can be saved there ("
                + e
                + "); save it elsewhere with save(path)",
            e);
      }
    }
    FigureWindow.open(title(), onWhite(1), onWhite(SCALE));
    return new ChartFigure(caption, width, height, body, "shown in a window");
  }

  /** Whether a window can open; a display that is named may still not be there. */
  private static boolean hasDisplay() {
    try {
      return !GraphicsEnvironment.isHeadless()
          && GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
    } catch (AWTError | LinkageError | HeadlessException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return Words.of(
        "Figure: %s, %d×%d; %s\n  %s",
        title(),
        width,
        height,
        shown.isEmpty() ? "show() or save(path) draws it" : shown,
        caption.provenance());
  }
}
