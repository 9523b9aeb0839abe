package goldpan.magics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a magic knows while it runs.
 *
 * @param host the notebook or shell
 * @param line what stands behind the name, as it was typed
 * @param cell the lines under a {@code %%name}; null when called as a line
 */
public record MagicContext(MagicHost host, String line, @Nullable String cell) {
  /** The lines under a {@code %%name}; empty when called as a line. */
  public Optional<String> body() {
    return Optional.ofNullable(cell);
  }
}
