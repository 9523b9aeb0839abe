package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.train.Curve;

/** Training loss by step, so that spikes show. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class TrainingView extends FigureView<Curve> {
  public TrainingView() {
    super(
        "training",
        "the loss of every training step, and of the held-out samples after every epoch",
        Curve.class);
  }

  @Override
  public Figure of(Curve curve) {
    return TrainingFigure.of(curve);
  }
}
