package goldpan.torch.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import goldpan.task.boxes.Box;
import goldpan.task.boxes.ScoredBox;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonMaximumTest {
  private static final ScoredBox BEST = ScoredBox.of(new Box(0, 0, 0, 10, 10), 0.9);

  /** Overlaps the best by 80/120. */
  private static final ScoredBox SECOND = ScoredBox.of(new Box(0, 2, 0, 12, 10), 0.8);

  /** Overlaps the second by 80/120, the best by 60/140. */
  private static final ScoredBox THIRD = ScoredBox.of(new Box(0, 4, 0, 14, 10), 0.7);

  private static final ScoredBox OTHER_CLASS = ScoredBox.of(new Box(1, 0, 0, 10, 10), 0.6);

  @Test
  void whatIsSuppressedSuppressesNothing() {
    assertEquals(
        List.of(BEST, THIRD, OTHER_CLASS),
        NonMaximum.suppressed(List.of(OTHER_CLASS, THIRD, SECOND, BEST), 0.5));
  }

  @Test
  void anOverlapOfOneKeepsAll() {
    assertEquals(4, NonMaximum.suppressed(List.of(BEST, SECOND, THIRD, OTHER_CLASS), 1).size());
  }

  @Test
  void nothingStaysNothing() {
    assertEquals(List.of(), NonMaximum.suppressed(List.of(), 0.5));
  }
}
