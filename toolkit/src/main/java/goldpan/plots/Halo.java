package goldpan.plots;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.apache.batik.svggen.SVGGraphics2D;

/**
 * Labels on top of data, which is taken away below them so that they stay readable on any page; an
 * SVG, where nothing can be taken away, has a white ground there.
 */
final class Halo {
  private static final Color GROUND = new Color(255, 255, 255, 215);

  private Halo() {}

  static void left(Graphics2D g, String text, double x, double baseline) {
    double width = Text.width(text, Text.SMALL);
    Rectangle2D ground = new Rectangle2D.Double(x - 2, baseline - 10.5, width + 4, 14);
    if (g instanceof SVGGraphics2D) {
      g.setColor(GROUND);
      g.fill(ground);
    } else {
      Composite before = g.getComposite();
      g.setComposite(AlphaComposite.Clear);
      g.fill(ground);
      g.setComposite(before);
    }
    Text.left(g, text, Text.SMALL, Palette.INK, x, baseline);
  }

  static void right(Graphics2D g, String text, double x, double baseline) {
    left(g, text, x - Text.width(text, Text.SMALL), baseline);
  }
}
