package goldpan.plots;

import com.google.auto.service.AutoService;
import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.mining.Losses;

/** The data map: how surely and how steadily training came to believe each given label. */
@AutoService(View.class)
@SuppressWarnings("rawtypes")
public final class MapView extends FigureView<Losses> {
  public MapView() {
    super(
        "map",
        "the data map: how surely and how steadily training came to believe each label",
        Losses.class);
  }

  @Override
  public Figure of(Losses losses) {
    return MapFigure.of(losses);
  }
}
