package goldpan.plots;

import goldpan.data.Dataset;
import goldpan.data.Figure;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.mining.Numbers;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** How many samples each class has, by split, in the order of the classes. */
final class ClassesFigure {
  private static final int WIDTH = 800;

  private ClassesFigure() {}

  static Figure of(Dataset dataset) {
    int[][] counts = counts(dataset);
    int classes = dataset.classes().size();
    int shown = RowAxes.shown(classes);
    List<Split> splits = dataset.splits();
    RowAxes rows =
        new RowAxes(dataset.classes().subList(0, shown), c -> Numbers.count(total(counts[c])));
    Caption caption =
        new Caption(
            "samples by class",
            "%s samples, %s classes%s · %s"
                .formatted(
                    Numbers.count(dataset.size()),
                    Numbers.count(classes),
                    shown < classes ? Words.of(", the first %d shown", shown) : "",
                    dataset.name()),
            keys(splits));
    return new ChartFigure(
        caption,
        WIDTH,
        caption.height() + rows.height(),
        (g, top, width, height) -> {
          int most = 1;
          for (int[] count : counts) {
            most = Math.max(most, total(count));
          }
          Axes axes = new Axes("samples", "").x(0, most, Ticks.WHOLE);
          rows.paint(g, axes, top, width, height);
          for (int c = 0; c < shown; c++) {
            bars(g, axes, splits, counts[c], axes.y(-c), rows.thickness());
          }
        });
  }

  private static List<Caption.Key> keys(List<Split> splits) {
    List<Caption.Key> keys = new ArrayList<>();
    for (int s = 0; s < splits.size(); s++) {
      String means = splits.get(s) == Split.NONE ? "no split" : splits.get(s).toString();
      keys.add(new Caption.Key(means, Palette.series(s), Caption.Mark.BAR));
    }
    return keys;
  }

  private static int[][] counts(Dataset dataset) {
    int[][] counts = new int[dataset.classes().size()][Split.values().length];
    for (int i = 0; i < dataset.size(); i++) {
      int[] own = new int[counts.length];
      dataset.countClasses(i, own);
      for (int c = 0; c < own.length; c++) {
        counts[c][dataset.split(i).ordinal()] += own[c];
      }
    }
    return counts;
  }

  private static int total(int[] counts) {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  private static void bars(
      Graphics2D g, Axes axes, List<Split> splits, int[] counts, double y, double thick) {
    double from = 0;
    for (int s = 0; s < splits.size(); s++) {
      double to = from + counts[splits.get(s).ordinal()];
      g.setColor(Palette.series(s));
      g.fill(new Rectangle2D.Double(axes.x(from), y - thick / 2, axes.x(to) - axes.x(from), thick));
      from = to;
    }
  }
}
