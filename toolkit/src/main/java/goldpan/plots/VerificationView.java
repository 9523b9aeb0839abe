package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.verify.Verification;

/** What decisions brought, with intervals. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class VerificationView extends FigureView<Verification> {
  public VerificationView() {
    super(
        "verification",
        "differences of accuracy, macro F1 and recall with their intervals",
        Verification.class);
  }

  @Override
  public Figure of(Verification verification) {
    return VerificationFigure.of(verification);
  }
}
