package goldpan.plots;

import goldpan.data.Figure;
import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import goldpan.mining.ScoreBins;
import goldpan.mining.Thresholds;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Comparator;
import java.util.List;

/**
 * Every rule's cut on the distribution of the scores, each labelled in a row of its own. In a
 * column beside: how many of what it takes are estimated to be labelled wrong.
 */
final class ThresholdsFigure {
  private static final int WIDTH = 880;
  private static final int PLOT = 340;
  private static final int ROW = 17;
  private static final int GAP = 16;

  private ThresholdsFigure() {}

  static Figure of(Thresholds thresholds) {
    Losses losses = thresholds.losses();
    List<Thresholds.Row> rows =
        thresholds.rows().stream()
            .sorted(Comparator.comparingDouble((Thresholds.Row r) -> r.cut().value()))
            .toList();
    Caption caption =
        Caption.of(
            "thresholds on %s: cut → suspects%s"
                .formatted(Caption.axis(losses), thresholds.knowing()),
            losses);
    int strip = ROW * (rows.size() + 1) + 6;
    return new ChartFigure(
        caption,
        WIDTH,
        caption.height() + strip + PLOT,
        (g, top, width, height) -> {
          ScoreBins bins = ScoreBins.logarithmic(losses.scores());
          int after = (int) rows.stream().mapToDouble(ThresholdsFigure::width).max().orElse(0);
          Axes axes =
              HistogramFigure.frame(losses, bins, true)
                  .paint(
                      g,
                      0,
                      top + strip,
                      width - after - PrecisionStrip.WIDTH,
                      height - top - strip);
          PrecisionStrip estimates = new PrecisionStrip(width - PrecisionStrip.WIDTH);
          estimates.heading(g, top + ROW / 2.0 + 4, top + strip);
          HistogramFigure.bars(g, axes, bins, true, Palette.BARS);
          for (int i = 0; i < rows.size(); i++) {
            double y = top + ROW * (i + 1) + ROW / 2.0;
            draw(g, axes, bins, rows.get(i), i, y);
            estimates.draw(g, rows.get(i).precision(), Palette.line(i), y);
          }
        });
  }

  private static String label(Thresholds.Row row) {
    return row.cut().value() == Double.POSITIVE_INFINITY
        ? row.threshold().label() + ": none"
        : "%s: %s → %s"
            .formatted(
                row.threshold().label(),
                Numbers.brief(row.cut().value()),
                Numbers.count(row.cut().count()));
  }

  private static double width(Thresholds.Row row) {
    return Text.width(label(row), Text.SMALL) + GAP;
  }

  /** The lowest cut is labelled highest, each to the right, so that no line crosses a label. */
  private static void draw(
      Graphics2D g, Axes axes, ScoreBins bins, Thresholds.Row row, int i, double y) {
    double right = axes.x(bins.from(bins.size()));
    double left = axes.x(bins.from(0));
    double cut = row.cut().value();
    double x =
        Double.isFinite(cut) ? Math.min(right, Math.max(left, axes.x(bins.place(cut)))) : right;
    if (Double.isFinite(cut)) {
      g.setColor(Palette.line(i));
      g.setStroke(new BasicStroke(2));
      g.draw(new Line2D.Double(x, y, x, axes.y(HistogramFigure.bottom(true))));
      g.draw(new Line2D.Double(x, y, x + 6, y));
    }
    Text.left(g, label(row), Text.SMALL, Palette.INK, x + 10, y + 4);
  }
}
