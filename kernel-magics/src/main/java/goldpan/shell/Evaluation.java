package goldpan.shell;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating some code: the value of its last expression, nothing, or a failure.
 *
 * @param value the last expression's value, null when the last snippet is no expression
 * @param problem why it stopped, null when it ran to the end
 */
public record Evaluation(@Nullable Object value, @Nullable Failure problem) {
  static final Evaluation EMPTY = new Evaluation(null, null);

  static Evaluation of(@Nullable Object value) {
    return value == null ? EMPTY : new Evaluation(value, null);
  }

  static Evaluation failed(Failure failure) {
    return new Evaluation(null, failure);
  }

  /** The failure, if there is one. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(problem);
  }
}
