package goldpan.display;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** XChart's charts as pictures. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class ChartRenderer implements ValueRenderer<Chart> {
  @Override
  public Class<Chart> type() {
    return Chart.class;
  }

  @Override
  public MimeBundle render(Chart chart) {
    try {
      byte[] png = BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
      return MimeBundle.png(png, "chart \"" + chart.getTitle() + "\"");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
