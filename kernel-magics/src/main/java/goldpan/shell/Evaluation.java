package goldpan.shell;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of evaluating some code: the value of its last expression, nothing, or a failure.
 *
 * @param value the last expression's value, null when the last snippet is no expression
 * @param problem why it stopped, null when it ran to the end
 * @param notes what the user should know although nothing is wrong, one line each
 */
public record Evaluation(@Nullable Object value, @Nullable Failure problem, List<String> notes) {
  static final Evaluation EMPTY = new Evaluation(null, null, List.of());

  public Evaluation {
    notes = List.copyOf(notes);
  }

  static Evaluation of(@Nullable Object value) {
    return value == null ? EMPTY : new Evaluation(value, null, List.of());
  }

  static Evaluation failed(Failure failure) {
    return new Evaluation(null, failure, List.of());
  }

  Evaluation with(List<String> more) {
    return more.isEmpty() ? this : new Evaluation(value, problem, more);
  }

  /** The failure, if there is one. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(problem);
  }
}
