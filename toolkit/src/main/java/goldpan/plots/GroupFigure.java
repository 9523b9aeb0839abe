package goldpan.plots;

import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.mining.Cut;
import goldpan.mining.Losses;
import goldpan.mining.Numbers;
import goldpan.mining.Threshold;
import goldpan.threshold.Otsu;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The spread of the scores within groups: one row a group, quantiles as bars, suspects as dots. */
final class GroupFigure {
  private static final int WIDTH = 800;
  private static final int DOTS_A_ROW = 200;

  /** A group's rising scores and how many are suspects. */
  private static final class Group {
    private final String name;
    private final double[] rising;
    private final int suspects;

    Group(String name, double[] rising, int suspects) {
      this.name = name;
      this.rising = rising;
      this.suspects = suspects;
    }

    double share() {
      return rising.length == 0 ? -1 : (double) suspects / rising.length;
    }

    double quantile(double q) {
      return rising[(int) (q * (rising.length - 1))];
    }

    String note() {
      return "%s of %s (%s)"
          .formatted(
              Numbers.count(suspects),
              Numbers.count(rising.length),
              Numbers.percent(Math.max(0, share())));
    }
  }

  private GroupFigure() {}

  static Figure byClass(Losses losses) {
    Dataset dataset = losses.dataset();
    return of(losses, "by given label", dataset.classes(), dataset::label);
  }

  static Figure bySplit(Losses losses) {
    Dataset dataset = losses.dataset();
    List<Split> splits = dataset.splits();
    return of(
        losses,
        "by split",
        splits.stream().map(Split::toString).toList(),
        i -> splits.indexOf(dataset.split(i)));
  }

  private static Figure of(Losses losses, String by, List<String> names, IntUnaryOperator groupOf) {
    Threshold otsu = new Otsu();
    Cut cut = otsu.select(losses).cut();
    List<Group> groups = groups(losses, cut, names, groupOf);
    int shown = RowAxes.shown(groups.size());
    RowAxes rows =
        new RowAxes(
            groups.stream().limit(shown).map(group -> group.name).toList(),
            r -> groups.get(r).note());
    String title = Caption.axis(losses) + " " + by + ", largest share of suspects first";
    Caption caption =
        Caption.of(
            shown == groups.size()
                ? title
                : Words.of("%s (%d of %s)", title, shown, Numbers.count(groups.size())),
            losses,
            new Caption.Key("5–95 %", Palette.GREY, Caption.Mark.LINE),
            new Caption.Key("25–75 %", Palette.SKY, Caption.Mark.BAR),
            new Caption.Key("median", Palette.BLUE, Caption.Mark.BAR),
            new Caption.Key("suspects", Palette.VERMILLION, Caption.Mark.DOT),
            new Caption.Key(LossFigure.label(otsu, cut), Palette.INK, Caption.Mark.DASHES));
    return new ChartFigure(
        caption,
        WIDTH,
        caption.height() + rows.height(),
        (g, top, width, height) -> {
          Range range = Range.of(losses.scores().values()).withZero().padded(0.02);
          Axes axes =
              rows.paint(
                  g,
                  new Axes(Caption.axis(losses), "").x(range.low(), range.high(), Ticks.EVEN),
                  top,
                  width,
                  height);
          for (int r = 0; r < shown; r++) {
            draw(g, axes, groups.get(r), axes.y(-r), rows.thickness());
          }
          line(g, axes, cut, shown);
        });
  }

  private static List<Group> groups(
      Losses losses, Cut cut, List<String> names, IntUnaryOperator groupOf) {
    double[][] scores = new double[names.size()][16];
    int[] sizes = new int[names.size()];
    for (int r = 0; r < losses.size(); r++) {
      int group = groupOf.applyAsInt(losses.sampleIndex(r));
      if (sizes[group] == scores[group].length) {
        scores[group] = Arrays.copyOf(scores[group], 2 * sizes[group]);
      }
      scores[group][sizes[group]++] = losses.at(r);
    }
    int[] suspects = new int[names.size()];
    for (int row : losses.scores().descending(cut.count())) {
      suspects[groupOf.applyAsInt(losses.sampleIndex(row))]++;
    }
    return IntStream.range(0, names.size())
        .mapToObj(
            i -> {
              double[] rising = Arrays.copyOf(scores[i], sizes[i]);
              Arrays.sort(rising);
              return new Group(names.get(i), rising, suspects[i]);
            })
        .sorted(Comparator.comparingDouble((Group group) -> -group.share()))
        .toList();
  }

  private static void draw(Graphics2D g, Axes axes, Group group, double y, double thick) {
    if (group.rising.length == 0) {
      return;
    }
    bar(g, axes, Palette.GREY, group.quantile(0.05), group.quantile(0.95), y, 1.6);
    bar(g, axes, Palette.SKY, group.quantile(0.25), group.quantile(0.75), y, thick);
    double median = axes.x(group.quantile(0.5));
    g.setColor(Palette.BLUE);
    g.fill(new Rectangle2D.Double(median - 1.5, y - thick / 2, 3, thick));
    dots(g, axes, group, y, Math.min(5, thick * 0.6));
  }

  private static void bar(
      Graphics2D g, Axes axes, Color color, double from, double to, double y, double thick) {
    double left = axes.x(from);
    g.setColor(color);
    g.fill(new Rectangle2D.Double(left, y - thick / 2, Math.max(1, axes.x(to) - left), thick));
  }

  /** The suspects from the highest down, without those that would cover another. */
  private static void dots(Graphics2D g, Axes axes, Group group, double y, double size) {
    g.setColor(Palette.VERMILLION);
    double last = Double.MAX_VALUE;
    int drawn = 0;
    int n = group.rising.length;
    for (int i = n - 1; i >= n - group.suspects && drawn < DOTS_A_ROW; i--) {
      double x = axes.x(group.rising[i]);
      if (last - x >= size / 2) {
        g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        last = x;
        drawn++;
      }
    }
  }

  private static void line(Graphics2D g, Axes axes, Cut cut, int rows) {
    if (Double.isFinite(cut.value())) {
      double x = axes.x(cut.value());
      g.setColor(Palette.INK);
      g.setStroke(Axes.DASHED);
      g.draw(new Line2D.Double(x, axes.y(0.6), x, axes.y(-rows + 0.4)));
    }
  }
}
