package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Losses;

/** Given against predicted labels. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class ConfusionView extends FigureView<Losses> {
  public ConfusionView() {
    super(
        "confusion",
        "given against predicted labels, and the pairs most often confused",
        Losses.class);
  }

  @Override
  public Figure of(Losses losses) {
    return ConfusionFigure.of(losses);
  }
}
