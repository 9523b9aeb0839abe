package goldpan.noise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LabelErrorsTest {
  private static final double[] SCORES = {-1, 2, 0.5};

  @Test
  void withoutChancesThoseAboveZeroAreLikelyWrong() {
    LabelErrors found = LabelErrors.propose("m", SCORES, 1, 0.6);
    assertEquals(1, found.count());
    assertEquals(OptionalDouble.empty(), found.chance(1));
    assertFalse(found.isLikely(0));
    assertTrue(found.isLikely(2));
    assertEquals(Optional.empty(), found.reason());
    assertEquals("1 of 3 labels proposed by m", found.toString());
  }

  @Test
  void withChancesThoseAboveAHalfAreLikelyWrong() {
    LabelErrors found =
        LabelErrors.propose("m", SCORES, 2, 0.6).withChances(new double[] {0.1, 0.9, 0.5});
    assertEquals(OptionalDouble.of(0.9), found.chance(1));
    assertTrue(found.isLikely(1));
    assertFalse(found.isLikely(2));
  }

  @Test
  void whereNoneIsProposedTheReasonIsSaid() {
    LabelErrors none = LabelErrors.none("m", SCORES, "nothing was learnt");
    assertEquals(Optional.of("nothing was learnt"), none.reason());
    assertEquals("no label errors proposed by m: nothing was learnt", none.toString());
  }

  @Test
  void isNotChangedFromOutside() {
    double[] scores = SCORES.clone();
    Map<String, Double> found = new LinkedHashMap<>(Map.of("power", 1.0));
    LabelErrors errors = LabelErrors.none("m", scores, "why").withDiagnostics(found);
    scores[0] = 7;
    errors.scores()[1] = 7;
    found.clear();
    assertArrayEquals(SCORES, errors.scores());
    assertEquals(List.of("power"), List.copyOf(errors.diagnostics().keySet()));
  }

  @Test
  void refusesWhatCannotBe() {
    assertEquals(
        "m proposes 0 of 3 rows; expected from 1 to all; use none() with the reason where it proposes none",
        assertThrows(IllegalArgumentException.class, () -> LabelErrors.propose("m", SCORES, 0, 0.5))
            .getMessage());
    assertEquals(
        "m expects a precision of 1.0; expected a number between 0 and 1",
        assertThrows(IllegalArgumentException.class, () -> LabelErrors.propose("m", SCORES, 1, 1))
            .getMessage());
    assertEquals(
        "m has 1 chances for 3 scores; expected as many",
        assertThrows(
                IllegalArgumentException.class,
                () -> LabelErrors.none("m", SCORES, "why").withChances(new double[1]))
            .getMessage());
  }
}
