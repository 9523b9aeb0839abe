package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.mining.Thresholds;

/** Thresholds as a table of cuts and the figure they are drawn in. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class ThresholdsRenderer implements ValueRenderer<Thresholds> {
  @Override
  public Class<Thresholds> type() {
    return Thresholds.class;
  }

  @Override
  public MimeBundle render(Thresholds thresholds) {
    String text = thresholds.toString();
    String table = TableRenderer.html(thresholds.table());
    String figure = thresholds.losses().size() == 0 ? "" : Markup.figure(thresholds.plot());
    return MimeBundle.html(table + figure, text);
  }
}
