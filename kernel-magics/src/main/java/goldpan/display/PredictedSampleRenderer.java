package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.UnreadableMediaException;
import goldpan.mining.PredictedSample;

/** A sample without a label as its picture, and what the model takes it for. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class PredictedSampleRenderer implements ValueRenderer<PredictedSample> {
  @Override
  public Class<PredictedSample> type() {
    return PredictedSample.class;
  }

  @Override
  public MimeBundle render(PredictedSample sample) {
    try {
      return SampleRenderer.picture(sample.image(), sample.toString());
    } catch (UnreadableMediaException unreadable) {
      return MimeBundle.text(sample + "\n" + unreadable.getMessage());
    }
  }
}
