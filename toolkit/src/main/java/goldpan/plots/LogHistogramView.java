package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Losses;
import goldpan.mining.ScoreBins;

/** Distribution of the scores with Otsu's cut, where few samples and small scores show too. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class LogHistogramView extends FigureView<Losses> {
  public LogHistogramView() {
    super(
        "histogram-log", "how many samples have which score, on logarithmic scales", Losses.class);
  }

  @Override
  public Figure of(Losses losses) {
    return HistogramFigure.of(losses, ScoreBins.logarithmic(losses.scores()), true);
  }
}
