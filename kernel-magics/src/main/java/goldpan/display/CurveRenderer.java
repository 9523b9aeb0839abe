package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.train.Curve;

/** A training curve as its figure. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class CurveRenderer implements ValueRenderer<Curve> {
  @Override
  public Class<Curve> type() {
    return Curve.class;
  }

  @Override
  public MimeBundle render(Curve curve) {
    return MimeBundle.html(InlinePng.html(curve.plot()), curve.toString());
  }
}
