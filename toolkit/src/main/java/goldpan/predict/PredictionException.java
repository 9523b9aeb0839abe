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

  /** A training whose loss is no finite number any more, at a highest learning rate. */
  public static PredictionException diverged(String what, double nats, double rate) {
    return new PredictionException(
        "training diverged: the %s is %s; expected a number; lower the rate, as in rate(%s)"
            .formatted(what, nats, rate / 4));
  }
}
