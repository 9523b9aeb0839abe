package goldpan.display;

import goldpan.data.Figure;
import goldpan.data.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** All renderers; the nearest to a value's class wins, and {@code toString} shows what has none. */
public final class Renderers {
  private final List<ValueRenderer<?>> renderers = new ArrayList<>();

  private Renderers() {}

  /** Every renderer on the class path that can be loaded. */
  public static Renderers installed() {
    Renderers all = new Renderers();
    var found =
        ServiceLoader.load(ValueRenderer.class, Renderers.class.getClassLoader()).iterator();
    while (found.hasNext()) {
      all.addNext(found);
    }
    View.all().stream().filter(view -> view.kind() == Figure.class).forEach(all::addUnlessCovered);
    return all;
  }

  /** What has no renderer and can be drawn shows itself as its figure. */
  private void addUnlessCovered(View<?, ?> view) {
    if (nearest(view.subject()).isEmpty()) {
      renderers.add(drawn(view));
    }
  }

  private static <S> ValueRenderer<S> drawn(View<S, ?> view) {
    return new ValueRenderer<>() {
      @Override
      public Class<S> type() {
        return view.subject();
      }

      @Override
      public MimeBundle render(S value) {
        return new FigureRenderer().render((Figure) view.of(value));
      }
    };
  }

  /** A renderer whose library is absent is no reason to show nothing. */
  @SuppressWarnings("rawtypes")
  private void addNext(java.util.Iterator<ValueRenderer> found) {
    try {
      ValueRenderer<?> renderer = found.next();
      Class<?> unused = renderer.type();
      renderers.add(renderer);
    } catch (ServiceConfigurationError | NoClassDefFoundError absent) {
      return;
    }
  }

  /** Adds a renderer ahead of those there are. */
  public void add(ValueRenderer<?> renderer) {
    renderers.add(0, renderer);
  }

  /** All of them. */
  public List<ValueRenderer<?>> all() {
    return List.copyOf(renderers);
  }

  /** The value in every form it has. */
  public MimeBundle render(Object value) {
    if (value instanceof MimeBundle bundle) {
      return bundle;
    }
    if (isPlain(value)) {
      return MimeBundle.text(text(value));
    }
    return nearest(value.getClass())
        .map(renderer -> rendered(renderer, value))
        .orElseGet(() -> MimeBundle.text(text(value)));
  }

  private Optional<ValueRenderer<?>> nearest(Class<?> type) {
    ValueRenderer<?> best = null;
    for (ValueRenderer<?> each : renderers) {
      if (each.type().isAssignableFrom(type)
          && (best == null || !each.type().isAssignableFrom(best.type()))) {
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  private static <T> MimeBundle rendered(ValueRenderer<T> renderer, Object value) {
    MimeBundle bundle = renderer.render(renderer.type().cast(value));
    return bundle.text().length() <= PlainText.MOST
        ? bundle
        : bundle.with(MimeBundle.TEXT, PlainText.cut(bundle.text()));
  }

  /** Numbers, texts and most lists of the JDK: shown as text without a search for renderers. */
  public static boolean isPlain(Object value) {
    if (value instanceof List<?> list && ListRenderer.isKnown(list)) {
      return false;
    }
    String name = value.getClass().getName();
    return name.startsWith("java.lang.") || name.startsWith("java.util.");
  }

  /** A value as text; arrays with what is in them, and what is very long with its size. */
  public static String text(Object value) {
    return PlainText.of(value);
  }
}
