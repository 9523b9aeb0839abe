package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.text.Markup;
import goldpan.train.Baseline;

/** A baseline as its accuracy and its training curve. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class BaselineRenderer implements ValueRenderer<Baseline> {
  @Override
  public Class<Baseline> type() {
    return Baseline.class;
  }

  @Override
  public MimeBundle render(Baseline baseline) {
    String text = baseline.toString();
    return MimeBundle.html(Markup.lines(text) + InlinePng.html(baseline.plot()), text);
  }
}
