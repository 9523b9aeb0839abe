package goldpan.predict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetsTest {

  private static BitSet set(int... tags) {
    BitSet set = new BitSet();
    for (int tag : tags) {
      set.set(tag);
    }
    return set;
  }

  @Test
  void aSampleHasItsClassAndNoOther() {
    int[] labels = {2, 0};
    Targets targets = Targets.single(labels, 3);
    labels[0] = 1;
    assertEquals(Objective.ONE_CLASS, targets.objective());
    assertEquals(2, targets.size());
    assertEquals(3, targets.classes());
    assertEquals(2, targets.label(0));
    assertTrue(targets.has(0, 2));
    assertFalse(targets.has(0, 1));
    assertArrayEquals(new int[] {1, 0, 1}, targets.counts());
  }

  @Test
  void aSampleMayHaveAnyTags() {
    Targets targets = Targets.tags(List.of(set(0, 63, 64, 99), set(), set(99)), 100);
    assertEquals(Objective.TAGS, targets.objective());
    assertEquals(3, targets.size());
    for (int k = 0; k < 100; k++) {
      assertEquals(k == 0 || k == 63 || k == 64 || k == 99, targets.has(0, k));
      assertFalse(targets.has(1, k));
      assertEquals(k == 99, targets.has(2, k));
    }
    int[] counts = targets.counts();
    assertEquals(100, counts.length);
    assertEquals(2, counts[99]);
    assertEquals(1, counts[63]);
    assertEquals(1, counts[64]);
    assertEquals(5, IntStream.of(counts).sum());
  }

  @Test
  void someOfTheSamplesKeepTheirTargets() {
    Targets tags = Targets.tags(List.of(set(0, 70), set(), set(69)), 71).rows(new int[] {2, 0, 2});
    assertEquals(3, tags.size());
    assertTrue(tags.has(0, 69) && tags.has(1, 0) && tags.has(1, 70) && tags.has(2, 69));
    assertEquals(4, IntStream.of(tags.counts()).sum());
    Targets labels = Targets.single(new int[] {2, 0, 1}, 3).rows(new int[] {2, 2});
    assertArrayEquals(new int[] {0, 2, 0}, labels.counts());
  }

  /** Two of three: ln(2.5 / 1.5); none of three: ln(0.5 / 3.5). */
  @Test
  void logOddsSayHowCommonTagsAre() {
    float[] odds = Targets.tags(List.of(set(0), set(0), set()), 2).logOdds();
    assertEquals(Math.log(2.5 / 1.5), odds[0], 1e-6);
    assertEquals(Math.log(0.5 / 3.5), odds[1], 1e-6);
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    assertEquals(
        "label of sample 1 is 3; expected 0 or more and below 3, the number of classes",
        assertThrows(IllegalArgumentException.class, () -> Targets.single(new int[] {0, 3}, 3))
            .getMessage());
    assertEquals(
        "sample 1 has tag 3; expected 0 or more and below 3, the number of tags",
        assertThrows(
                IllegalArgumentException.class, () -> Targets.tags(List.of(set(), set(1, 3)), 3))
            .getMessage());
    assertEquals(
        "these samples have any number of tags; expected one class a sample; ask has(sample, k)",
        assertThrows(IllegalStateException.class, () -> Targets.tags(List.of(set(1)), 3).label(0))
            .getMessage());
  }

  @Test
  void logitsBecomeProbabilitiesOfOneClassOrOfTags() {
    float[] row = {(float) Math.log(3), 0, 77};
    Objective.ONE_CLASS.toProbabilities(row, 2);
    assertEquals(0.75f, row[0], 1e-6f);
    assertEquals(0.25f, row[1], 1e-6f);
    assertEquals(77, row[2]);
    float[] tags = {(float) Math.log(3), 0, -1000};
    Objective.TAGS.toProbabilities(tags, 3);
    assertEquals(0.75f, tags[0], 1e-6f);
    assertEquals(0.5f, tags[1]);
    assertEquals(0, tags[2]);
  }
}
