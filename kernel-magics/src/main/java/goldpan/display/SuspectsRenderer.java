package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.mining.Suspects;
import goldpan.text.Markup;

/** Suspects as their summary and a table with thumbnails. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class SuspectsRenderer implements ValueRenderer<Suspects> {
  @Override
  public Class<Suspects> type() {
    return Suspects.class;
  }

  @Override
  public MimeBundle render(Suspects suspects) {
    String text = suspects.toString();
    String table = suspects.size() == 0 ? "" : View.show("table", Page.class, suspects).fragment();
    return MimeBundle.html(Markup.lines(suspects.about()) + table, text);
  }
}
