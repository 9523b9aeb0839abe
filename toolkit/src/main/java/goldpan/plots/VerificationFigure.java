package goldpan.plots;

import goldpan.data.Figure;
import goldpan.data.Words;
import goldpan.metrics.PairedDifference;
import goldpan.verify.Verification;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Differences between arms of a verification, one row each: a dot in its 95 % interval. */
final class VerificationFigure {
  private static final int WIDTH = 800;
  private static final double LEAST_REACH = 0.01;

  private record Row(String name, PairedDifference difference) {}

  private VerificationFigure() {}

  static Figure of(Verification found) {
    List<Row> rows = rows(found);
    int shown = RowAxes.shown(rows.size());
    RowAxes axesOfRows =
        new RowAxes(rows.stream().limit(shown).map(Row::name).toList(), r -> note(rows.get(r)));
    Caption caption =
        new Caption(
            "what the decisions brought: " + found.verdict(),
            Words.of(
                "measured on %s · %d seeds · %,d relabels and %,d drops in %s",
                found.measuredOn(),
                found.seeds(),
                found.relabels(),
                found.drops(),
                found.dataset()),
            List.of(
                new Caption.Key("as decided", Palette.BLUE, Caption.Mark.DOT),
                new Caption.Key("random control", Palette.ORANGE, Caption.Mark.DOT),
                new Caption.Key("95 % interval", Palette.INK, Caption.Mark.LINE)));
    return new ChartFigure(
        caption,
        WIDTH,
        caption.height() + axesOfRows.height(),
        (g, top, width, height) -> {
          Range range = range(rows);
          Axes axes =
              axesOfRows.paint(
                  g,
                  new Axes("difference from training as given", "")
                      .x(range.low(), range.high(), Ticks.EVEN),
                  top,
                  width,
                  height);
          g.setColor(Palette.INK);
          g.setStroke(Axes.DASHED);
          g.draw(new Line2D.Double(axes.x(0), axes.y(0.6), axes.x(0), axes.y(0.4 - shown)));
          for (int r = 0; r < shown; r++) {
            draw(g, axes, rows.get(r).difference(), axes.y(-r), color(rows.get(r)));
          }
        });
  }

  private static List<Row> rows(Verification found) {
    List<Row> rows = new ArrayList<>();
    add(rows, "", found.decidedAgainstGiven());
    add(rows, "control: ", found.controlAgainstGiven());
    add(rows, "", found.byClass());
    return rows;
  }

  /** What is a share; the log loss has another unit. */
  private static void add(List<Row> rows, String before, List<PairedDifference> all) {
    all.stream()
        .filter(d -> !d.metric().name().equals("log-loss"))
        .forEach(d -> rows.add(new Row(before + d.metric().name(), d)));
  }

  private static Color color(Row row) {
    return row.name().startsWith("control: ") ? Palette.ORANGE : Palette.BLUE;
  }

  private static String note(Row row) {
    double difference = row.difference().difference();
    return Double.isNaN(difference) ? "" : Words.of("%+.2f points", 100 * difference);
  }

  private static Range range(List<Row> rows) {
    double[] ends =
        rows.stream()
            .flatMapToDouble(
                row ->
                    row.difference().interval().stream()
                        .flatMapToDouble(i -> DoubleStream.of(i.low(), i.high())))
            .toArray();
    return Range.of(
            DoubleStream.concat(DoubleStream.of(-LEAST_REACH, LEAST_REACH), DoubleStream.of(ends))
                .toArray())
        .padded(0.03);
  }

  private static void draw(
      Graphics2D g, Axes axes, PairedDifference difference, double y, Color color) {
    g.setColor(color);
    g.setStroke(new BasicStroke(2));
    difference
        .interval()
        .ifPresent(i -> g.draw(new Line2D.Double(axes.x(i.low()), y, axes.x(i.high()), y)));
    double middle = difference.difference();
    if (!Double.isNaN(middle)) {
      g.fill(new Ellipse2D.Double(axes.x(middle) - 4, y - 4, 8, 8));
    }
  }
}
