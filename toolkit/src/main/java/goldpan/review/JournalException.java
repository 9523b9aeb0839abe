package goldpan.review;

/** A journal or patch cannot be read or written; the message says where, what and what to do. */
public final class JournalException extends RuntimeException {
  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
