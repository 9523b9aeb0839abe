package goldpan.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Locale;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An XChart plot in Goldpan's look, and where its values lie on the figure once painted. */
final class Axes {
  static final BasicStroke DASHED =
      new BasicStroke(
          1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);
  private static final double ROOM = 0.008;
  private static final Color UNSEEN = new Color(255, 255, 255, 0);
  private final XYChart chart;
  private double[] xEnds = {0, 1};
  private double[] yEnds = {0, 1};
  private int left;
  private int top;

  Axes(String xTitle, String yTitle) {
    chart = new XYChartBuilder().width(10).height(10).build();
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    var style = chart.getStyler();
    style.setChartTitleVisible(false);
    style.setLegendVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotBackgroundColor(Color.WHITE);
    style.setPlotBorderVisible(false);
    style.setPlotGridLinesColor(Palette.PALE);
    style.setPlotGridLinesStroke(new BasicStroke(0.8f));
    style.setAxisTitleFont(Text.PLAIN);
    style.setAxisTickLabelsFont(Text.SMALL);
    style.setAxisTickLabelsColor(Palette.BLACK);
    style.setChartFontColor(Palette.BLACK);
    style.setAxisTitlePadding(4);
    style.setChartPadding(8);
    style.setPlotContentSize(1);
    style.setLocale(Locale.ROOT);
    style.setXAxisTitleVisible(!xTitle.isEmpty());
    style.setYAxisTitleVisible(!yTitle.isEmpty());
    style.setYAxisTickMarkSpacingHint(45);
    style.setXAxisTickMarkSpacingHint(80);
  }

  /** Spans x, and a little more, so that ticks and marks at the ends are whole. */
  Axes x(double low, double high) {
    double more = ROOM * (high - low);
    xEnds = new double[] {low - more, high + more};
    chart.getStyler().setXAxisMin(xEnds[0]).setXAxisMax(xEnds[1]);
    return this;
  }

  /** Spans y, and a little more. */
  Axes y(double low, double high) {
    double more = chart.getStyler().isYAxisLogarithmic() ? 0 : ROOM * (high - low);
    yEnds = new double[] {low - more, high + more};
    chart.getStyler().setYAxisMin(yEnds[0]).setYAxisMax(yEnds[1]);
    return this;
  }

  Axes yLogarithmic() {
    chart.getStyler().setYAxisLogarithmic(true);
    return this;
  }

  Axes xLabels(Function<Double, String> labels) {
    chart.setCustomXAxisTickLabelsFormatter(labels);
    return this;
  }

  Axes yLabels(Function<Double, String> labels) {
    chart.setCustomYAxisTickLabelsFormatter(labels);
    return this;
  }

  /** No labels or lines for y: the figure writes its own names there. */
  Axes yNamed() {
    chart.getStyler().setYAxisTicksVisible(false).setPlotGridHorizontalLinesVisible(false);
    return this;
  }

  /** As {@link #yNamed} for x. */
  Axes xNamed() {
    chart.getStyler().setXAxisTicksVisible(false).setPlotGridVerticalLinesVisible(false);
    return this;
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
      XYSeries series = chart.addSeries(name, x, y);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineColor(color);
      series.setLineStyle(stroke);
    }
    return this;
  }

  /** Paints into a rectangle of the figure. */
  Axes paint(Graphics2D g, int x, int y, int width, int height) {
    left = x;
    top = y;
    // XChart draws no axes without data; corner to corner spans them and cannot be seen.
    line("span", xEnds, yEnds, UNSEEN, new BasicStroke(1));
    Graphics2D inner = (Graphics2D) g.create();
    inner.translate(x, y);
    chart.paint(inner, width, height);
    inner.dispose();
    return this;
  }

  /** Where a value lies on the figure; only after painting. */
  double x(double value) {
    return left + chart.getScreenXFromChart(value);
  }

  double y(double value) {
    return top + chart.getScreenYFromChart(value);
  }
}
