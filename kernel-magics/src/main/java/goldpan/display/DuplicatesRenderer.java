package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.inspect.Duplicates;
import goldpan.text.Markup;

/** Duplicates as their counts and a table of the first groups with thumbnails. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class DuplicatesRenderer implements ValueRenderer<Duplicates> {
  @Override
  public Class<Duplicates> type() {
    return Duplicates.class;
  }

  @Override
  public MimeBundle render(Duplicates duplicates) {
    return MimeBundle.html(
        Markup.lines(String.join("\n", duplicates.about())) + duplicates.gallery().fragment(),
        duplicates.toString());
  }
}
