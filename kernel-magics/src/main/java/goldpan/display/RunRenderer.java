package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.run.Run;
import goldpan.text.Markup;

/** A run as its losses, and where they are kept. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class RunRenderer implements ValueRenderer<Run> {
  @Override
  public Class<Run> type() {
    return Run.class;
  }

  @Override
  public MimeBundle render(Run run) {
    String text = run.toString();
    String losses = InlinePng.html(run.losses().plot());
    return MimeBundle.html(Markup.lines(text) + losses, text);
  }
}
