package goldpan.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * An XChart plot in Goldpan's look, and where its values lie on the figure once painted. XChart
 * draws the data; the ticks are ours, as XChart leaves them out where labels are short of room.
 */
final class Axes {
  static final BasicStroke DASHED =
      new BasicStroke(
          1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);
  private static final double ROOM = 0.008;
  private static final Color UNSEEN = new Color(255, 255, 255, 0);
  private static final int PADDING = 8;
  private static final int LINE = 16;

  private final String xTitle;
  private final String yTitle;
  private final XYChart chart = chart();
  private double[] xEnds = {0, 1};
  private double[] yEnds = {0, 1};
  private Ticks xTicks = Ticks.EVEN;
  private Ticks yTicks = Ticks.EVEN;
  private boolean yNamed;
  private int left;
  private int right;
  private int top;
  private XYChart places = chart;

  Axes(String xTitle, String yTitle) {
    this.xTitle = xTitle;
    this.yTitle = yTitle;
  }

  private static XYChart chart() {
    XYChart chart = new XYChartBuilder().width(10).height(10).build();
    chart
        .getStyler()
        .setChartTitleVisible(false)
        .setLegendVisible(false)
        .setChartBackgroundColor(UNSEEN)
        .setPlotBackgroundColor(UNSEEN)
        .setPlotBorderVisible(false)
        .setChartPadding(PADDING)
        .setPlotContentSize(1);
    chart
        .getStyler()
        .setAxisTicksVisible(false)
        .setAxisTitlesVisible(false)
        .setPlotGridLinesVisible(false)
        .setPlotTicksMarksVisible(false)
        .setPlotMargin(0);
    return chart;
  }

  /** Spans x, and a little more, so that marks at the ends are whole. */
  Axes x(double low, double high, Ticks ticks) {
    double more = ROOM * (high - low);
    xEnds = new double[] {low - more, high + more};
    xTicks = ticks;
    return this;
  }

  /** Spans y, and a little more. */
  Axes y(double low, double high, Ticks ticks) {
    double more = ROOM * (high - low);
    yEnds = new double[] {low - more, high + more};
    yTicks = ticks;
    return this;
  }

  /** Rows at 0, -1, … in place of y values; the figure writes their names. */
  Axes rows(int count) {
    yNamed = true;
    return y(-count + 0.4, 0.6, Ticks.EVEN);
  }

  Axes points(String name, double[] x, double[] y, Color color, int size) {
    if (x.length > 0) {
      XYSeries series = chart.addSeries(name, x, y);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(SeriesMarkers.CIRCLE);
      series.setMarkerColor(color);
      chart.getStyler().setMarkerSize(size);
    }
    return this;
  }

  /** A line; NaN in {@code y} breaks it. */
  Axes line(String name, double[] x, double[] y, Color color, BasicStroke stroke) {
    if (x.length > 0) {
      line(chart, name, x, y, color, stroke);
    }
    return this;
  }

  private static void line(
      XYChart chart, String name, double[] x, double[] y, Color color, BasicStroke stroke) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(stroke);
  }

  /** Paints into a rectangle of the figure: grid and labels first, the data over them. */
  Axes paint(Graphics2D g, int x, int y, int width, int height) {
    List<Ticks.Tick> ys =
        yNamed ? List.of() : yTicks.between(yEnds[0], yEnds[1], Math.max(2, height / 45));
    double labels = ys.stream().mapToDouble(t -> Text.width(t.label(), Text.SMALL)).max().orElse(0);
    int before = (int) Math.ceil(labels) + (yTitle.isEmpty() ? 0 : LINE + 8);
    int below = (xTitle.isEmpty() ? 1 : 2) * LINE + 2;
    left = x + before;
    right = x + width;
    top = y;
    XYChart frame = chart();
    paint(frame, g, width - before, height - below);
    grid(g, xTicks.between(xEnds[0], xEnds[1], Math.max(2, (width - before) / 85)), ys);
    double middle = (y(yEnds[0]) + y(yEnds[1])) / 2;
    Text.up(
        g, yTitle, Text.PLAIN, Palette.INK, x + 16, middle + Text.width(yTitle, Text.PLAIN) / 2);
    Text.middle(
        g,
        xTitle,
        Text.PLAIN,
        Palette.INK,
        (x(xEnds[0]) + x(xEnds[1])) / 2,
        y(yEnds[0]) + 2 * LINE + 3);
    paint(chart, g, width - before, height - below);
    return this;
  }

  private void paint(XYChart any, Graphics2D g, int width, int height) {
    any.getStyler().setXAxisMin(xEnds[0]).setXAxisMax(xEnds[1]);
    any.getStyler().setYAxisMin(yEnds[0]).setYAxisMax(yEnds[1]);
    // XChart knows no places without data; corner to corner has all and cannot be seen.
    line(any, "span", xEnds, yEnds, UNSEEN, new BasicStroke(1));
    Graphics2D inner = (Graphics2D) g.create();
    inner.translate(left, top);
    any.paint(inner, width, height);
    inner.dispose();
    places = any;
  }

  private void grid(Graphics2D g, List<Ticks.Tick> xs, List<Ticks.Tick> ys) {
    double west = x(xEnds[0]);
    double east = x(xEnds[1]);
    double south = y(yEnds[0]);
    double north = y(yEnds[1]);
    g.setStroke(new BasicStroke(0.8f));
    for (Ticks.Tick tick : xs) {
      g.setColor(Palette.PALE);
      g.draw(new Line2D.Double(x(tick.at()), north, x(tick.at()), south + 4));
      double half = Text.width(tick.label(), Text.SMALL) / 2;
      double middle = Math.min(x(tick.at()), right - half - 3);
      Text.middle(g, tick.label(), Text.SMALL, Palette.INK, middle, south + LINE);
    }
    for (Ticks.Tick tick : ys) {
      g.setColor(Palette.PALE);
      g.draw(new Line2D.Double(west - 4, y(tick.at()), east, y(tick.at())));
      Text.right(g, tick.label(), Text.SMALL, Palette.INK, west - 7, y(tick.at()) + 4);
    }
    g.setColor(Palette.GREY);
    g.draw(new Line2D.Double(west, south, east, south));
    if (!yNamed) {
      g.draw(new Line2D.Double(west, north, west, south));
    }
  }

  /** Where a value lies on the figure; only after painting. */
  double x(double value) {
    return left + places.getScreenXFromChart(value);
  }

  double y(double value) {
    return top + places.getScreenYFromChart(value);
  }
}
