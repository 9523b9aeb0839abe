package goldpan.verify;

/** A verification that cannot be made, with what to do. */
public final class VerificationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public VerificationException(String message) {
    super(message);
  }
}
