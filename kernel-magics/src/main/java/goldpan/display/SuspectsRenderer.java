package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.mining.Suspects;

/** Suspects as cards with their pictures, and a table where there are no pictures. */
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
    boolean pictures = suspects.dataset().hasMedia() && suspects.size() > 0;
    String html = pictures ? suspects.gallery().fragment() : Markup.lines(text);
    return MimeBundle.html(html, text);
  }
}
