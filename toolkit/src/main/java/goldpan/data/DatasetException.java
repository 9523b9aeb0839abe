package goldpan.data;

/**
 * A dataset cannot be opened, read or written as asked. The message says where, what was found,
 * what was expected and what to do.
 */
public final class DatasetException extends RuntimeException {
  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }
}
