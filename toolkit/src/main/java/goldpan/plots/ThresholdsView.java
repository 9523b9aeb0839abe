package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Thresholds;

/** All cuts on the distribution of the scores. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class ThresholdsView extends FigureView<Thresholds> {
  public ThresholdsView() {
    super(
        "thresholds",
        "where every rule cuts the scores, and how many samples each selects",
        Thresholds.class);
  }

  @Override
  public Figure of(Thresholds thresholds) {
    return ThresholdsFigure.of(thresholds);
  }
}
