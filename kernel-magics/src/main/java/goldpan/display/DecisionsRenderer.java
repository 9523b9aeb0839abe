package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.review.Decisions;
import goldpan.text.HtmlTable;
import goldpan.text.Markup;

/** Decisions as a sentence and a table. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class DecisionsRenderer implements ValueRenderer<Decisions> {
  @Override
  public Class<Decisions> type() {
    return Decisions.class;
  }

  @Override
  public MimeBundle render(Decisions decisions) {
    String text = decisions.toString();
    String table = decisions.size() == 0 ? "" : HtmlTable.of(decisions.table()).html();
    return MimeBundle.html(Markup.lines(text) + table, text);
  }
}
