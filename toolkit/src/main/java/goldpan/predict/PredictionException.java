package goldpan.predict;

/**
 * Predictions cannot be made or read as asked; the message says what was found, expected and to do.
 */
public final class PredictionException extends RuntimeException {
  public PredictionException(String message) {
    super(message);
  }

  public PredictionException(String message, Throwable cause) {
    super(message, cause);
  }
}
