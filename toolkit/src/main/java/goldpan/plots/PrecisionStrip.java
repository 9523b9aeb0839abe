package goldpan.plots;

import goldpan.data.Words;
import goldpan.mining.Precision;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;

/**
 * A column of estimated precisions, one a line: a dot on a scale from 0 to 100 %, its 95 % interval
 * as a bar through it, and both in numbers.
 */
final class PrecisionStrip {
  static final int WIDTH = 216;
  private static final int MARGIN = 14;
  private static final int SCALE = 90;

  private final double left;

  /** A column whose left edge is {@code x}. */
  PrecisionStrip(double x) {
    this.left = x + 12;
  }

  private double x(double share) {
    return left + SCALE * share;
  }

  /** Says what the column shows, and rules lines from there down to {@code bottom}. */
  void heading(Graphics2D g, double baseline, double bottom) {
    Text.right(
        g, "wrong, 95 % interval", Text.SMALL, Palette.INK, left - 12 + WIDTH - MARGIN, baseline);
    g.setColor(Palette.PALE);
    g.setStroke(new BasicStroke(1));
    for (double share : new double[] {0, 0.5, 1}) {
      g.draw(new Line2D.Double(x(share), baseline + 5, x(share), bottom));
    }
    Text.middle(g, "0", Text.TINY, Palette.GREY, x(0), bottom + 11);
    Text.middle(g, "50", Text.TINY, Palette.GREY, x(0.5), bottom + 11);
    Text.middle(g, "100 %", Text.TINY, Palette.GREY, x(1), bottom + 11);
  }

  /** Draws one estimate around {@code y}; of no suspects nothing, and a word of what is unknown. */
  void draw(Graphics2D g, Precision precision, Color color, double y) {
    if (precision.suspects() == 0) {
      return;
    }
    if (!precision.isKnown()) {
      Text.left(g, "unknown", Text.SMALL, Palette.GREY, x(1) + 12, y + 4);
      return;
    }
    g.setColor(color);
    g.setStroke(new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    g.draw(new Line2D.Double(x(precision.low()), y, x(precision.high()), y));
    g.fill(new Ellipse2D.Double(x(precision.estimate()) - 4, y - 4, 8, 8));
    Text.left(g, numbers(precision), Text.SMALL, Palette.INK, x(1) + 12, y + 4);
  }

  private static String numbers(Precision p) {
    return Words.of("%.0f %% (%.0f–%.0f)", 100 * p.estimate(), 100 * p.low(), 100 * p.high());
  }
}
