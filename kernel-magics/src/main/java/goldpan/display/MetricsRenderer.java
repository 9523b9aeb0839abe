package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Words;
import goldpan.metrics.Interval;
import goldpan.metrics.MetricValue;
import goldpan.metrics.Metrics;
import goldpan.text.HtmlTable;
import goldpan.text.Markup;
import java.util.List;

/** Metrics as a table of all, and one of classes when asked for. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class MetricsRenderer implements ValueRenderer<Metrics> {
  @Override
  public Class<Metrics> type() {
    return Metrics.class;
  }

  @Override
  public MimeBundle render(Metrics metrics) {
    List<MetricValue> values = metrics.values();
    String table =
        HtmlTable.titled(Words.of("Metrics of %s: %,d rows", metrics.data(), metrics.size()))
            .text("metric", values, v -> v.metric().name())
            .figures(
                "value", values, v -> Double.isNaN(v.value()) ? "" : Words.of("%.4f", v.value()))
            .figures("95 % interval", values, v -> v.interval().map(Interval::toString).orElse(""))
            .text("measures", values, v -> v.metric().measures())
            .html();
    String classes = Markup.folded("by class", HtmlTable.of(metrics.classTable()).html());
    return MimeBundle.html(table + classes, metrics.toString());
  }
}
