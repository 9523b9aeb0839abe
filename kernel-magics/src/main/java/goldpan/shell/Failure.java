package goldpan.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an evaluation did not end well.
 *
 * @param kind what went wrong
 * @param name short name, such as the exception's class
 * @param message one line for a person
 * @param details what to show under the message, line by line: the offending source with carets, or
 *     the stack trace
 * @param place where in the user's code; absent when it is in none of it
 * @param thrown what the user's code threw; absent when it did not compile
 */
public record Failure(
    Kind kind,
    String name,
    String message,
    List<String> details,
    @Nullable Place place,
    @Nullable Throwable thrown) {

  /** What went wrong. */
  public enum Kind {
    /** The compiler refused a snippet. */
    COMPILE,
    /** A declaration uses what does not exist (yet). */
    UNRESOLVED,
    /** The code threw. */
    EXCEPTION,
    /** The user stopped it. */
    INTERRUPTED,
    /** The time limit stopped it. */
    TIMEOUT
  }

  public Failure {
    details = List.copyOf(details);
  }
}
