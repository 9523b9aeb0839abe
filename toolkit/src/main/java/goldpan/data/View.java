package goldpan.data;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A way to show a value: a {@link Figure} or a {@link Page}. This is how values offer {@code
 * plot()} and {@code gallery()} while the rooms that draw come after them. One file a view:
 * annotate the class with {@code @AutoService(View.class)}.
 *
 * @param <S> what is shown
 * @param <V> what it becomes
 */
public interface View<S, V> {

  /** Unique among views of the same subject: {@code loss}, {@code histogram}, {@code gallery}. */
  String name();

  /** One line that says what a reader sees in it. */
  String shows();

  Class<S> subject();

  Class<V> kind();

  V of(S subject);

  /** Every view there is. */
  static List<View<?, ?>> all() {
    return StreamSupport.stream(
            ServiceLoader.load(View.class, View.class.getClassLoader()).spliterator(), false)
        .map(v -> (View<?, ?>) v)
        .collect(Collectors.toList());
  }

  /**
   * Shows {@code subject} by the view called {@code name}.
   *
   * @throws IllegalArgumentException when there is none for such a value, with those there are
   */
  static <S, V> V show(String name, Class<V> kind, S subject) {
    List<View<?, ?>> fitting =
        all().stream()
            .filter(v -> v.subject().isInstance(subject) && v.kind() == kind)
            .collect(Collectors.toList());
    for (View<?, ?> view : fitting) {
      if (view.name().equals(name)) {
        @SuppressWarnings("unchecked")
        View<S, V> found = (View<S, V>) view;
        return found.of(subject);
      }
    }
    throw new IllegalArgumentException(
        "%s of %s is unknown; expected one of %s"
            .formatted(
                name,
                subject.getClass().getSimpleName(),
                fitting.stream().map(View::name).sorted().toList()));
  }
}
