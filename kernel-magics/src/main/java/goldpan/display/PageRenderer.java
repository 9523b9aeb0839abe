package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Page;

/** Pages as the part of them that is made to stand in another. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class PageRenderer implements ValueRenderer<Page> {
  @Override
  public Class<Page> type() {
    return Page.class;
  }

  @Override
  public MimeBundle render(Page page) {
    String text = "Page: %s; save(path) writes all of it".formatted(page.title());
    return MimeBundle.html(page.fragment(), text);
  }
}
