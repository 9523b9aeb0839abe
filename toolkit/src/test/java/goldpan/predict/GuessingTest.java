package goldpan.predict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuessingTest {
  private static final List<String> CLASSES = List.of("cat", "dog", "hen");
  private static final int[] LABELS = {0, 0, 0, 0, 0, 0, 1, 1, 1, 2};

  @Test
  void aModelThatKnowsNothingIsTold() {
    assertEquals(
        Optional.of(
            "the model is right about 40.0 % of the given labels, no better than always saying \"cat\" (60.0 %), so its losses tell nothing of labels; train it longer or on more samples, or take another"),
        Guessing.warning(LABELS, CLASSES, 0.4, r -> 1.0 / 3));
  }

  @Test
  void oneThatIsRightMoreOftenIsNot() {
    // two standard errors of 0.6 in ten are 0.31
    assertEquals(Optional.empty(), Guessing.warning(LABELS, CLASSES, 0.92, r -> 0.01));
    assertEquals(
        Optional.of("the model is right about 90.0 %"),
        Guessing.warning(LABELS, CLASSES, 0.9, r -> 0.01).map(w -> w.substring(0, 31)));
  }

  @Test
  void oneWhoseProbabilitiesSayMoreThanTheCountsIsNot() {
    // entropy of 0.6, 0.3 and 0.1 is 0.898 nats, a probability of 0.407
    assertEquals(Optional.empty(), Guessing.warning(LABELS, CLASSES, 0.6, r -> 0.41));
    assertEquals(true, Guessing.warning(LABELS, CLASSES, 0.6, r -> 0.4).isPresent());
  }

  @Test
  void oneClassAndNoSamplesAreNothingToGuess() {
    assertEquals(Optional.empty(), Guessing.warning(new int[] {0, 0}, CLASSES, 1, r -> 0.2));
    assertEquals(Optional.empty(), Guessing.warning(new int[0], CLASSES, 0, r -> 0.2));
  }
}
