package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Words;
import goldpan.metrics.Estimate;
import goldpan.metrics.Metrics;
import goldpan.text.HtmlTable;
import goldpan.text.Markup;
import java.util.List;

/** Metrics as a table, with those of the classes and the calibration when asked for. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class MetricsRenderer implements ValueRenderer<Metrics> {
  @Override
  public Class<Metrics> type() {
    return Metrics.class;
  }

  @Override
  public MimeBundle render(Metrics metrics) {
    List<Metrics.Row> rows = metrics.rows();
    String html =
        HtmlTable.titled(metrics.title())
                .text("metric", rows, row -> row.metric().name())
                .figures("value", rows, row -> value(row.estimate()))
                .figures("95 % interval", rows, row -> interval(row.estimate()))
                .text("measures", rows, MetricsRenderer::measures)
                .note(metrics.method())
                .html()
            + Markup.folded("by class", HtmlTable.of(metrics.byClass()).html())
            + Markup.folded("calibration", HtmlTable.of(metrics.calibration()).html());
    return MimeBundle.html(html, metrics.toString());
  }

  private static String value(Estimate e) {
    return e.isDefined() ? Words.of("%.4f", e.value()) : "not defined";
  }

  private static String interval(Estimate e) {
    return e.hasInterval() ? Words.of("%.4f–%.4f", e.low(), e.high()) : "";
  }

  private static String measures(Metrics.Row row) {
    return row.metric().measures() + (row.metric().isHigherBetter() ? "" : "; less is better");
  }
}
