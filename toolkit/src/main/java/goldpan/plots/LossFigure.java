package goldpan.plots;

import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.Split;
import goldpan.mining.Cut;
import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import goldpan.mining.Threshold;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** Score by sample in dataset order, with the line of one threshold. */
final class LossFigure {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 450;
  private static final int CELL = 3;

  private LossFigure() {}

  static Figure of(Losses losses, Threshold threshold) {
    Cut cut = threshold.select(losses).cut();
    Caption caption =
        Caption.of(
            Caption.axis(losses) + " by sample",
            losses,
            new Caption.Key("below the threshold", Palette.SKY, Caption.Mark.DOT),
            new Caption.Key("above: suspects", Palette.VERMILLION, Caption.Mark.DOT),
            new Caption.Key(label(threshold, cut), Palette.INK, Caption.Mark.DASHES));
    return new ChartFigure(
        caption, WIDTH, HEIGHT, (g, top, w, h) -> paint(g, losses, cut, threshold, top, w, h));
  }

  static String label(Threshold threshold, Cut cut) {
    return cut.value() == Double.POSITIVE_INFINITY
        ? threshold.label() + ": none"
        : "%s at %s: %s samples"
            .formatted(threshold.label(), Numbers.brief(cut.value()), Numbers.count(cut.count()));
  }

  private static void paint(
      Graphics2D g, Losses losses, Cut cut, Threshold threshold, int top, int width, int height) {
    double[] scores = losses.scores().values();
    boolean[] suspect = new boolean[scores.length];
    for (int row : losses.scores().descending(cut.count())) {
      suspect[row] = true;
    }
    Thinned below = Thinned.of(scores, i -> !suspect[i], width / CELL, height / CELL);
    Thinned above = Thinned.of(scores, i -> suspect[i], width / CELL, height / CELL);
    Range range = Range.of(scores).withZero().including(cut.value()).padded(0.04);
    Axes axes =
        new Axes("sample, in dataset order", Caption.axis(losses))
            .x(0, Math.max(1, scores.length), Ticks.WHOLE)
            .y(range.low(), range.high(), Ticks.EVEN)
            .points("below", below.x, below.y, Palette.SKY, 4)
            .points("above", above.x, above.y, Palette.VERMILLION, 4)
            .paint(g, 0, top, width, height - top);
    splits(g, axes, losses, range);
    if (Double.isFinite(cut.value())) {
      double y = axes.y(cut.value());
      g.setColor(Palette.INK);
      g.setStroke(Axes.DASHED);
      g.draw(new Line2D.Double(axes.x(0), y, axes.x(Math.max(1, scores.length)), y));
      Halo.right(g, threshold.label(), axes.x(Math.max(1, scores.length)) - 4, y - 5);
    }
  }

  /** Marks where one split ends and the next begins, when the dataset has them one by one. */
  private static void splits(Graphics2D g, Axes axes, Losses losses, Range range) {
    Dataset dataset = losses.dataset();
    if (dataset.splits().size() < 2 || changes(losses) != dataset.splits().size() - 1) {
      return;
    }
    g.setStroke(new BasicStroke(1));
    for (int r = 0; r < losses.size(); r++) {
      Split split = dataset.split(losses.sampleIndex(r));
      if (r == 0 || split != dataset.split(losses.sampleIndex(r - 1))) {
        g.setColor(Palette.GREY);
        g.draw(new Line2D.Double(axes.x(r), axes.y(range.low()), axes.x(r), axes.y(range.high())));
        Halo.left(g, split.toString(), axes.x(r) + 4, axes.y(range.high()) + 12);
      }
    }
  }

  private static int changes(Losses losses) {
    int changes = 0;
    for (int r = 1; r < losses.size(); r++) {
      changes +=
          losses.dataset().split(losses.sampleIndex(r))
                  == losses.dataset().split(losses.sampleIndex(r - 1))
              ? 0
              : 1;
    }
    return changes;
  }
}
