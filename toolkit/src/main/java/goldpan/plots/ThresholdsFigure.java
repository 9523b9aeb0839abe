package goldpan.plots;

import goldpan.data.Figure;
import goldpan.mining.Losses;
import goldpan.mining.Thresholds;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Comparator;
import java.util.List;

/** Every rule's cut on the distribution of the scores, each labelled in a row of its own. */
final class ThresholdsFigure {
  private static final int WIDTH = 800;
  private static final int PLOT = 340;
  private static final int ROW = 17;

  private ThresholdsFigure() {}

  static Figure of(Thresholds thresholds) {
    Losses losses = thresholds.losses();
    List<Thresholds.Row> rows =
        thresholds.rows().stream()
            .sorted(Comparator.comparingDouble((Thresholds.Row r) -> r.cut().value()))
            .toList();
    Caption caption =
        Caption.of("thresholds on " + Caption.axis(losses) + ", with what each selects", losses);
    int strip = ROW * rows.size() + 6;
    return new ChartFigure(
        caption,
        WIDTH,
        caption.height() + strip + PLOT,
        (g, top, width, height) -> {
          Bins bins = Bins.logarithmic(losses.scores());
          Axes axes =
              HistogramFigure.frame(losses, bins, true)
                  .paint(g, 0, top + strip, width, height - top - strip);
          HistogramFigure.bars(g, axes, bins, Double.NaN, true, Palette.SKY);
          for (int i = 0; i < rows.size(); i++) {
            draw(g, axes, bins, rows.get(i), i, top + ROW * i + ROW / 2.0);
          }
        });
  }

  private static void draw(
      Graphics2D g, Axes axes, Bins bins, Thresholds.Row row, int i, double y) {
    String label = LossFigure.label(row.threshold(), row.cut());
    double right = axes.x(bins.from(bins.size()));
    double left = axes.x(bins.from(0));
    if (!Double.isFinite(row.cut().value())) {
      Halo.right(g, label, right, y + 4);
      return;
    }
    double x = Math.min(right, Math.max(left, axes.x(bins.place(row.cut().value()))));
    g.setColor(Palette.series(i));
    g.setStroke(new BasicStroke(2));
    g.draw(new Line2D.Double(x, y, x, axes.y(HistogramFigure.bottom(true))));
    if (x + 10 + Text.width(label, Text.SMALL) < right) {
      g.draw(new Line2D.Double(x, y, x + 6, y));
      Halo.left(g, label, x + 10, y + 4);
    } else {
      g.draw(new Line2D.Double(x, y, x - 6, y));
      Halo.right(g, label, x - 10, y + 4);
    }
  }
}
