package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Losses;

/** Spread of the scores within each split. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class BySplitView extends FigureView<Losses> {
  public BySplitView() {
    super("by-split", "how the scores of each split are spread", Losses.class);
  }

  @Override
  public Figure of(Losses losses) {
    return GroupFigure.bySplit(losses);
  }
}
