package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.mining.Losses;

/** Losses as their figure and their summary. */
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
    String figure = losses.size() == 0 ? "" : Markup.figure(losses.plot());
    return MimeBundle.html(figure + Markup.lines(text), text);
  }
}
