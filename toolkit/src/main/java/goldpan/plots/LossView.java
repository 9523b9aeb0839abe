package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Losses;
import goldpan.threshold.Otsu;

/** Score by sample with Otsu's threshold, the rule that needs no number. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class LossView extends FigureView<Losses> {
  public LossView() {
    super(
        "loss", "the score of every sample in dataset order, with a threshold line", Losses.class);
  }

  @Override
  public Figure of(Losses losses) {
    return LossFigure.of(losses, new Otsu());
  }
}
