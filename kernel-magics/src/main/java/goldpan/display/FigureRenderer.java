package goldpan.display;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;

/** Figures as pictures, twice as fine as they are large. */
@AutoService(ValueRenderer.class)
@SuppressWarnings("rawtypes")
public final class FigureRenderer implements ValueRenderer<Figure> {
  @Override
  public Class<Figure> type() {
    return Figure.class;
  }

  @Override
  public MimeBundle render(Figure figure) {
    MimeBundle.Size size = new MimeBundle.Size(figure.width(), figure.height());
    return MimeBundle.png(figure.png(), size, figure.toString());
  }
}
