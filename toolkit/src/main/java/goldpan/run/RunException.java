package goldpan.run;

/**
 * A run cannot be written or reopened; the message says where, what was expected and what to do.
 */
public final class RunException extends RuntimeException {
  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
