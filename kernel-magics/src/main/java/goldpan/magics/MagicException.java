package goldpan.magics;

import org.jspecify.annotations.Nullable;

/**
 * A magic that was not called rightly or could not do its work; its message is all the user needs.
 */
public final class MagicException extends RuntimeException {
  public MagicException(String message) {
    super(message);
  }

  public MagicException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
