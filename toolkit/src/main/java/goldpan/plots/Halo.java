package goldpan.plots;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Labels on top of data, on a ground of their own so that they stay readable. */
final class Halo {
  private static final Color GROUND = new Color(255, 255, 255, 215);

  private Halo() {}

  static void left(Graphics2D g, String text, double x, double baseline) {
    double width = Text.width(text, Text.SMALL);
    g.setColor(GROUND);
    g.fill(new Rectangle2D.Double(x - 2, baseline - 10.5, width + 4, 14));
    Text.left(g, text, Text.SMALL, Palette.BLACK, x, baseline);
  }

  static void right(Graphics2D g, String text, double x, double baseline) {
    left(g, text, x - Text.width(text, Text.SMALL), baseline);
  }
}
