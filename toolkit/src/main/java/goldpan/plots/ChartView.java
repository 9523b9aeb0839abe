package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** A chart that the user made with XChart, as it is. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class ChartView extends FigureView<Chart> {
  public ChartView() {
    super("chart", "an XChart chart, as it was made", Chart.class);
  }

  @Override
  public Figure of(Chart chart) {
    String title = chart.getTitle();
    String said = title == null || title.isBlank() ? "Chart" : title;
    return new ChartFigure(
        new Caption(said, "made with XChart", List.of()),
        chart.getWidth(),
        chart.getHeight(),
        new Whole(chart));
  }

  private record Whole(Chart chart) implements ChartFigure.Body {
    @Override
    public boolean hasOwnCaption() {
      return true;
    }

    @Override
    public void paint(Graphics2D g, int top, int width, int height) {
      chart.paint(g, width, height);
    }
  }
}
