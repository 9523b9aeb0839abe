package goldpan.review;

import com.google.auto.service.AutoService;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.mining.Suspects;

/** Suspects as a table with thumbnails. */
@SuppressWarnings("rawtypes") // a service is named without its type parameters
@AutoService(View.class)
public final class SuspectTable implements View<Suspects, Page> {
  @Override
  public String name() {
    return "table";
  }

  @Override
  public String shows() {
    return "thumbnails with given label, predicted label and score, one row each";
  }

  @Override
  public Class<Suspects> subject() {
    return Suspects.class;
  }

  @Override
  public Class<Page> kind() {
    return Page.class;
  }

  @Override
  public Page of(Suspects suspects) {
    return MinedTable.page(
        "Suspects of " + suspects.dataset().name(),
        suspects.losses(),
        suspects.stream(),
        suspects.size(),
        true);
  }
}
