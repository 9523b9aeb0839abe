package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.text.HtmlTable;
import goldpan.verify.Verification;

/** A verification as its figure and its table. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class VerificationRenderer implements ValueRenderer<Verification> {
  @Override
  public Class<Verification> type() {
    return Verification.class;
  }

  @Override
  public MimeBundle render(Verification verification) {
    return MimeBundle.html(
        InlinePng.html(verification.plot()) + HtmlTable.of(verification.table()).html(),
        verification.toString());
  }
}
