package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.mining.Losses;
import goldpan.text.Markup;

/** Losses as their figure, their summary and a table of the most suspicious. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class LossesRenderer implements ValueRenderer<Losses> {
  @Override
  public Class<Losses> type() {
    return Losses.class;
  }

  @Override
  public MimeBundle render(Losses losses) {
    String text = losses.toString();
    String figure = losses.size() == 0 ? "" : InlinePng.html(losses.plot());
    String table = losses.size() == 0 ? "" : View.show("table", Page.class, losses).fragment();
    return MimeBundle.html(figure + Markup.lines(losses.about()) + table, text);
  }
}
