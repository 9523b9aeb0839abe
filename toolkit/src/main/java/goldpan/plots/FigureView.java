package goldpan.plots;

import goldpan.data.Figure;
import goldpan.data.View;

/** A view that is a figure; says its name once. */
abstract class FigureView<S> implements View<S, Figure> {
  private final String name;
  private final String shows;
  private final Class<S> subject;

  FigureView(String name, String shows, Class<S> subject) {
    this.name = name;
    this.shows = shows;
    this.subject = subject;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String shows() {
    return shows;
  }

  @Override
  public final Class<S> subject() {
    return subject;
  }

  @Override
  public final Class<Figure> kind() {
    return Figure.class;
  }
}
