package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Losses;
import goldpan.mining.ScoreBins;

/** Distribution of the scores with Otsu's cut, on even scales. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class HistogramView extends FigureView<Losses> {
  public HistogramView() {
    super("histogram", "how many samples have which score, on even scales", Losses.class);
  }

  @Override
  public Figure of(Losses losses) {
    return HistogramFigure.of(losses, ScoreBins.even(losses.scores()), false);
  }
}
