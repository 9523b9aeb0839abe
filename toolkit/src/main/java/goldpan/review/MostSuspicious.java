package goldpan.review;

import com.google.auto.service.AutoService;
import goldpan.data.Page;
import goldpan.data.View;
import goldpan.mining.Losses;

/** The most suspicious of mined samples as a table with thumbnails. */
@SuppressWarnings("rawtypes") // a service is named without its type parameters
@AutoService(View.class)
public final class MostSuspicious implements View<Losses, Page> {
  @Override
  public String name() {
    return "table";
  }

  @Override
  public String shows() {
    return "thumbnails with given label, predicted label and score, one row each";
  }

  @Override
  public Class<Losses> subject() {
    return Losses.class;
  }

  @Override
  public Class<Page> kind() {
    return Page.class;
  }

  @Override
  public Page of(Losses losses) {
    return MinedTable.page(
        "Most suspicious of " + losses.dataset().name(),
        losses,
        losses.stream(),
        losses.size(),
        false);
  }
}
