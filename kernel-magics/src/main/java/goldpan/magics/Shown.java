package goldpan.magics;

import org.jspecify.annotations.Nullable;

/**
 * What a magic is worth in a Java expression, and what it shows instead when it stands alone.
 *
 * @param value the value of {@code %name}
 * @param shown what a line of its own shows
 * @param <T> the type of the value
 */
public record Shown<T>(T value, Object shown) {
  static @Nullable Object valueOf(@Nullable Object result) {
    return result instanceof Shown<?> both ? both.value() : result;
  }

  static @Nullable Object shownOf(@Nullable Object result) {
    return result instanceof Shown<?> both ? both.shown() : result;
  }
}
