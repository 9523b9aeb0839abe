package goldpan.predict;

import goldpan.data.Finding;
import java.util.List;
import java.util.Optional;

/** What came out: probabilities, and for samples without a picture the reason. */
public final class ForwardPass {
  private final Matrix probabilities;
  private final Finding[] problems;
  private final List<Finding> notes;

  public ForwardPass(Matrix probabilities, Finding[] problems) {
    this(probabilities, problems, List.of());
  }

  public ForwardPass(Matrix probabilities, Finding[] problems, List<Finding> notes) {
    this.probabilities = probabilities;
    this.problems = problems;
    this.notes = List.copyOf(notes);
  }

  public Matrix probabilities() {
    return probabilities;
  }

  /** Why a row has no probabilities; empty when it has. */
  public Optional<Finding> problem(int row) {
    return Optional.ofNullable(problems[row]);
  }

  /** What went otherwise than planned, such as a batch too big for the memory. */
  public List<Finding> notes() {
    return notes;
  }
}
