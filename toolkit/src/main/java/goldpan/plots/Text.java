package goldpan.plots;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;

/** Text on figures: fonts, widths and where it goes. */
final class Text {
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  static final Font TINY = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private Text() {}

  /**
   * Makes sure that text can be drawn at all.
   *
   * @throws IllegalStateException when Java finds no fonts or no display that it was told of,
   *     saying what to do
   */
  static void check() {
    width("probe", PLAIN);
  }

  /** Width in pixels at scale 1; throws as {@link #check} does. */
  static double width(String text, Font font) {
    try {
      return font.getStringBounds(text, CONTEXT).getWidth();
    } catch (AWTError e) {
      throw new IllegalStateException(
          "figures cannot be drawn ("
              + e.getMessage()
              + "); unset DISPLAY or start Java with -Djava.awt.headless=true",
          e);
    } catch (LinkageError | InternalError | RuntimeException e) {
      throw new IllegalStateException(
          "figures need a font and Java finds none ("
              + e
              + "); expected fontconfig and any TrueType font; on Debian: apt-get install"
              + " fontconfig fonts-dejavu-core",
          e);
    }
  }

  /** The text, its middle cut out where it is wider than {@code most} pixels. */
  static String fit(String text, Font font, double most) {
    String clean = text.replaceAll("\\p{Cntrl}", "?");
    if (width(clean, font) <= most) {
      return clean;
    }
    int[] points = clean.codePoints().toArray();
    for (int kept = points.length - 1; kept > 1; kept--) {
      int head = (kept + 1) / 2;
      int tail = kept - head;
      String shorter =
          new String(points, 0, head) + "…" + new String(points, points.length - tail, tail);
      if (width(shorter, font) <= most) {
        return shorter;
      }
    }
    return "…";
  }

  /** Draws from {@code x} on. */
  static void left(Graphics2D g, String text, Font font, Color color, double x, double baseline) {
    g.setFont(font);
    g.setColor(color);
    g.drawString(text, (float) x, (float) baseline);
  }

  /** Draws up to {@code x}. */
  static void right(Graphics2D g, String text, Font font, Color color, double x, double baseline) {
    left(g, text, font, color, x - width(text, font), baseline);
  }

  /** Draws around {@code x}. */
  static void middle(Graphics2D g, String text, Font font, Color color, double x, double baseline) {
    left(g, text, font, color, x - width(text, font) / 2, baseline);
  }

  /** Draws upwards, ending at {@code (x, y)} when {@code x} is the line's middle. */
  static void up(Graphics2D g, String text, Font font, Color color, double x, double bottom) {
    Graphics2D turned = (Graphics2D) g.create();
    turned.translate(x, bottom);
    turned.rotate(-Math.PI / 2);
    left(turned, text, font, color, 0, font.getSize2D() * 0.36);
    turned.dispose();
  }
}
