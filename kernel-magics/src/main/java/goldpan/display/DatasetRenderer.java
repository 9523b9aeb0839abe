package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.text.Markup;

/** A dataset as its counts and some samples of every class. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class DatasetRenderer implements ValueRenderer<Dataset> {
  @Override
  public Class<Dataset> type() {
    return Dataset.class;
  }

  @Override
  public MimeBundle render(Dataset dataset) {
    String text = dataset.toString();
    String samples = dataset.gallery().fragment();
    return MimeBundle.html(Markup.lines(text) + samples, text);
  }
}
