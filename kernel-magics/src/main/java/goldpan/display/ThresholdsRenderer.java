package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Words;
import goldpan.mining.Numbers;
import goldpan.mining.Precision;
import goldpan.mining.Thresholds;
import goldpan.text.HtmlTable;
import goldpan.text.Markup;
import java.util.List;
import tech.tablesaw.api.Table;

/** Thresholds as a table of cuts, what else there is to know when asked for, and their figure. */
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
    String figure = thresholds.losses().size() == 0 ? "" : InlinePng.html(thresholds.plot());
    String details =
        Markup.folded("rules, decisions and splits", HtmlTable.of(details(thresholds)).html());
    return MimeBundle.html(cuts(thresholds) + details + figure, text);
  }

  private static String cuts(Thresholds thresholds) {
    List<Thresholds.Row> rows = thresholds.rows();
    int all = thresholds.losses().size();
    return HtmlTable.titled(thresholds.title())
        .text("threshold", rows, row -> row.threshold().label())
        .numbers("cut", rows, row -> row.cut().value())
        .figures("suspects", rows, row -> Numbers.count(row.cut().count()))
        .figures(
            "share", rows, row -> Numbers.percent((double) row.cut().count() / Math.max(1, all)))
        .figures("wrong", rows, row -> wrong(row.precision()))
        .figures("95 % interval", rows, row -> interval(row.precision()))
        .html();
  }

  private static String wrong(Precision precision) {
    if (precision.suspects() == 0) {
      return "";
    }
    return precision.isKnown() ? Numbers.percent(precision.estimate()) : "unknown";
  }

  private static String interval(Precision precision) {
    return precision.isKnown()
        ? Words.of("%.1f–%.1f %%", 100 * precision.low(), 100 * precision.high())
        : "";
  }

  /** What the first table leaves out. */
  private static Table details(Thresholds thresholds) {
    Table all = thresholds.table();
    return all.rejectColumns(
        "cut", "suspects", "share", "precision", "precision_low", "precision_high");
  }
}
