package goldpan.plots;

import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/**
 * What stands above a figure: what it shows, of what data and how the numbers were made, and what
 * its marks mean.
 */
record Caption(String title, String provenance, List<Key> keys) {
  private static final int MARGIN = 14;

  /** What a mark means. */
  record Key(String means, Color color, Mark mark) {}

  /** How a key looks. */
  enum Mark {
    DOT,
    BAR,
    LINE,
    DASHES
  }

  Caption {
    title = title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    keys = List.copyOf(keys);
  }

  /** The caption of a figure about losses; their origin is always in it. */
  static Caption of(String title, Losses losses, Key... keys) {
    return new Caption(
        title,
        "%s · %s samples, %s classes · %s"
            .formatted(
                losses.origin(),
                Numbers.count(losses.size()),
                Numbers.count(losses.predictions().classes()),
                losses.dataset().name()),
        List.of(keys));
  }

  /** An axis title: the score with its unit. */
  static String axis(Losses losses) {
    String unit = losses.score().unit();
    return losses.score().name() + (unit.isEmpty() ? "" : " (" + unit + ")");
  }

  int height() {
    return keys.isEmpty() ? 48 : 68;
  }

  void paint(Graphics2D g, int width) {
    int most = width - 2 * MARGIN;
    Text.left(g, Text.fit(title, Text.TITLE, most), Text.TITLE, Palette.INK, MARGIN, 23);
    Color color = provenance.contains("IN-SAMPLE") ? Palette.VERMILLION : Palette.GREY;
    Text.left(g, Text.fit(provenance, Text.PLAIN, most), Text.PLAIN, color, MARGIN, 41);
    double x = MARGIN;
    for (Key key : keys) {
      paint(g, key, x, 56);
      String means = Text.fit(key.means, Text.SMALL, Math.max(20, width - MARGIN - x - 22));
      Text.left(g, means, Text.SMALL, Palette.INK, x + 22, 60);
      x += 22 + Text.width(means, Text.SMALL) + 18;
      if (x > width - 60) {
        break;
      }
    }
  }

  private static void paint(Graphics2D g, Key key, double x, double y) {
    g.setColor(key.color);
    switch (key.mark) {
      case DOT -> g.fill(new Ellipse2D.Double(x + 6, y - 3, 6, 6));
      case BAR -> g.fill(new Rectangle2D.Double(x + 2, y - 5, 14, 10));
      case LINE -> {
        g.setStroke(new BasicStroke(2));
        g.draw(new Line2D.Double(x, y, x + 17, y));
      }
      case DASHES -> {
        g.setStroke(Axes.DASHED);
        g.draw(new Line2D.Double(x, y, x + 17, y));
      }
    }
  }
}
