package goldpan.display;

/**
 * How values of one type show themselves. Add one by a class with
 * {@code @AutoService(ValueRenderer.class)}.
 *
 * @param <T> the type
 */
public interface ValueRenderer<T> {
  /** The type; values of its subtypes are rendered too unless a nearer renderer exists. */
  Class<T> type();

  MimeBundle render(T value);
}
