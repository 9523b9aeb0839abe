package goldpan.plots;

import goldpan.data.Figure;
import goldpan.data.Words;
import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import goldpan.predict.Dynamics;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.IntStream;

/**
 * The data map: variability of the given label's probability across, its mean up, both over the
 * passes of the models that learnt from a sample. The plane is cut into small cells, each coloured
 * by the share of passes that predicted the given label, and the stronger the more samples lie in
 * it; so sixty thousand samples read as well as sixty.
 *
 * @see <a href="https://arxiv.org/abs/2009.10795">Swayamdipta et al., Dataset Cartography, 2020,
 *     section 2</a>
 */
final class MapFigure {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 520;
  private static final int CELLS = 120;
  private static final double WIDEST = 0.5;
  private static final Color[] COLORS = {
    Palette.VERMILLION, Palette.ORANGE, Palette.PURPLE, Palette.SKY, Palette.BLUE
  };

  private MapFigure() {}

  /** Samples and the sum of their correctness in each cell. */
  private static final class Density {
    final int[] counts = new int[CELLS * CELLS];
    final double[] correct = new double[CELLS * CELLS];
    int samples;
    int most = 1;

    void add(Dynamics dynamics, int row) {
      int cell =
          place(dynamics.confidence(row)) * CELLS + place(dynamics.variability(row) / WIDEST);
      counts[cell]++;
      correct[cell] += dynamics.correctness(row);
      most = Math.max(most, counts[cell]);
      samples++;
    }

    private static int place(double share) {
      return Math.min(CELLS - 1, Math.max(0, (int) (share * CELLS)));
    }

    /** From pale for one sample to the full colour for the fullest cell, by the logarithm. */
    Color color(int cell) {
      int level = (int) Math.min(COLORS.length - 1, COLORS.length * correct[cell] / counts[cell]);
      double full = most == 1 ? 1 : Math.log(counts[cell]) / Math.log(most);
      return Palette.tint(COLORS[level], 0.45 + 0.55 * full);
    }
  }

  static Figure of(Losses losses) {
    Density density = new Density();
    losses
        .predictions()
        .dynamics()
        .ifPresent(
            dynamics ->
                IntStream.range(0, dynamics.size())
                    .filter(row -> dynamics.epochs(row) > 0)
                    .forEach(row -> density.add(dynamics, row)));
    Caption caption =
        Caption.of(
            Words.of("data map of %s samples learnt from", Numbers.count(density.samples)),
            losses,
            key(0, "label hardly ever predicted"),
            key(1, "in 20–40 % of passes"),
            key(2, "40–60 %"),
            key(3, "60–80 %"),
            key(4, "nearly always"));
    return new ChartFigure(caption, WIDTH, HEIGHT, (g, top, w, h) -> paint(g, density, top, w, h));
  }

  private static Caption.Key key(int level, String means) {
    return new Caption.Key(means, COLORS[level], Caption.Mark.BAR);
  }

  private static void paint(Graphics2D g, Density density, int top, int width, int height) {
    Axes axes =
        new Axes("variability of the given label's probability", "confidence: its mean")
            .x(0, WIDEST, Ticks.EVEN)
            .y(0, 1, Ticks.EVEN)
            .paint(g, 0, top, width, height - top);
    double wide = (axes.x(WIDEST) - axes.x(0)) / CELLS;
    double high = (axes.y(0) - axes.y(1)) / CELLS;
    for (int cell = 0; cell < density.counts.length; cell++) {
      if (density.counts[cell] > 0) {
        g.setColor(density.color(cell));
        double x = axes.x(0) + cell % CELLS * wide;
        double y = axes.y(0) - (cell / CELLS + 1) * high;
        g.fill(new Rectangle2D.Double(x, y, wide + 0.3, high + 0.3));
      }
    }
    if (density.samples == 0) {
      Halo.left(
          g,
          "nothing was recorded: predictions brought along, or no training sample; %baseline records it",
          axes.x(0.02),
          axes.y(0.5));
      return;
    }
    Halo.right(g, "easy to learn", axes.x(0.2), axes.y(0.97));
    Halo.right(g, "ambiguous", axes.x(WIDEST) - 4, axes.y(0.5));
    Halo.right(g, "hard to learn, or labelled wrong", axes.x(0.33), axes.y(0.03));
  }
}
