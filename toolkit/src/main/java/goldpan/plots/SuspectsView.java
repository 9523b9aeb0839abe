package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Suspects;

/** Score by sample with the threshold that chose the suspects. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class SuspectsView extends FigureView<Suspects> {
  public SuspectsView() {
    super(
        "loss",
        "the score of every sample in dataset order, with the threshold that chose the suspects",
        Suspects.class);
  }

  @Override
  public Figure of(Suspects suspects) {
    return LossFigure.of(suspects.losses(), suspects.threshold());
  }
}
