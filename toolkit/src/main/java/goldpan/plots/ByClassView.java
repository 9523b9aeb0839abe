package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Losses;

/** Spread of the scores within each given label. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class ByClassView extends FigureView<Losses> {
  public ByClassView() {
    super(
        "by-class",
        "how the scores of each given label are spread, most suspicious classes first",
        Losses.class);
  }

  @Override
  public Figure of(Losses losses) {
    return GroupFigure.byClass(losses);
  }
}
