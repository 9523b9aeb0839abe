package goldpan.data;

/** A sample's media cannot be read; the message names the sample, what was wrong and what to do. */
public final class UnreadableMediaException extends RuntimeException {
  private final String id;
  private final String problem;

  public UnreadableMediaException(String id, String problem, Throwable cause) {
    super(id + ": " + problem, cause);
    this.id = id;
    this.problem = problem;
  }

  public UnreadableMediaException(String id, String problem) {
    super(id + ": " + problem);
    this.id = id;
    this.problem = problem;
  }

  /** The sample's id. */
  public String id() {
    return id;
  }

  /** What is wrong, without the id. */
  public String problem() {
    return problem;
  }
}
