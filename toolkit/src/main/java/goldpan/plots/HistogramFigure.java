package goldpan.plots;

import goldpan.data.Figure;
import goldpan.mining.Cut;
import goldpan.mining.Losses;
import goldpan.mining.ScoreBins;
import goldpan.mining.Threshold;
import goldpan.threshold.Otsu;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Scores in bins, with Otsu's cut. */
final class HistogramFigure {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 450;
  private static final double LEAST = 0.7;

  private HistogramFigure() {}

  static Figure of(Losses losses, ScoreBins bins, boolean logCounts) {
    Threshold otsu = new Otsu();
    Cut cut = otsu.select(losses).cut();
    Caption caption =
        Caption.of(
            "distribution of " + Caption.axis(losses) + (logCounts ? ", logarithmic" : ""),
            losses,
            new Caption.Key("below the threshold", Palette.SKY, Caption.Mark.BAR),
            new Caption.Key("above: suspects", Palette.VERMILLION, Caption.Mark.BAR),
            new Caption.Key(LossFigure.label(otsu, cut), Palette.INK, Caption.Mark.DASHES));
    return new ChartFigure(
        caption,
        WIDTH,
        HEIGHT,
        (g, top, width, height) -> {
          Axes axes = frame(losses, bins, logCounts).paint(g, 0, top, width, height - top);
          bars(g, axes, bins, cut.value(), logCounts);
          if (Double.isFinite(cut.value())) {
            double x = axes.x(bins.place(cut.value()));
            g.setColor(Palette.INK);
            g.setStroke(Axes.DASHED);
            g.draw(
                new Line2D.Double(x, axes.y(bottom(logCounts)), x, axes.y(top(bins, logCounts))));
          }
        });
  }

  /** Axes for the bars; logarithmic counts are drawn as decimal logarithms. */
  static Axes frame(Losses losses, ScoreBins bins, boolean logCounts) {
    return new Axes(
            Caption.axis(losses) + (bins.isLogarithmic() ? ", log scale" : ""),
            logCounts ? "samples, log scale" : "samples")
        .x(bins.from(0), bins.from(bins.size()), bins.isLogarithmic() ? Ticks.POWERS : Ticks.EVEN)
        .y(bottom(logCounts), top(bins, logCounts), logCounts ? Ticks.POWERS : Ticks.WHOLE);
  }

  static double bottom(boolean logCounts) {
    return logCounts ? Math.log10(LEAST) : 0;
  }

  private static double top(ScoreBins bins, boolean logCounts) {
    double most = Math.max(1, bins.largest());
    return logCounts ? Math.log10(1.4 * most) : 1.03 * most;
  }

  /** Draws the bars; what lies above {@code cut} in another colour, a bar it crosses in both. */
  private static void bars(Graphics2D g, Axes axes, ScoreBins bins, double cut, boolean logCounts) {
    bars(g, axes, bins, cut, logCounts, Palette.SKY, Palette.VERMILLION);
  }

  /** Draws the bars in one colour. */
  static void bars(Graphics2D g, Axes axes, ScoreBins bins, boolean logCounts, Color color) {
    bars(g, axes, bins, Double.POSITIVE_INFINITY, logCounts, color, color);
  }

  private static void bars(
      Graphics2D g,
      Axes axes,
      ScoreBins bins,
      double cut,
      boolean logCounts,
      Color below,
      Color above) {
    double ground = axes.y(bottom(logCounts));
    double border = Double.isFinite(cut) ? axes.x(bins.place(cut)) : Double.MAX_VALUE;
    for (int b = 0; b < bins.size(); b++) {
      if (bins.count(b) == 0) {
        continue;
      }
      double left = axes.x(bins.from(b)) + 0.5;
      double right = axes.x(bins.from(b + 1)) - 0.5;
      double tall = axes.y(logCounts ? Math.log10(bins.count(b)) : bins.count(b));
      double middle = Math.min(right, Math.max(left, border));
      fill(g, below, left, tall, middle, ground);
      fill(g, above, middle, tall, right, ground);
    }
  }

  private static void fill(
      Graphics2D g, Color color, double left, double top, double right, double bottom) {
    if (right > left) {
      g.setColor(color);
      g.fill(new Rectangle2D.Double(left, top, right - left, Math.max(1, bottom - top)));
    }
  }
}
