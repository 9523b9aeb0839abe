package goldpan.train.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.PredictionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedFoldsTest {
  @Test
  void aGroupIsHeldOutTogetherAndEverySampleOnce() {
    int[] groups = IntStream.range(0, 100).map(i -> i % 17).toArray();
    GroupedFolds folds = GroupedFolds.deal(groups, 4, 3);
    int held = 0;
    for (int f = 0; f < 4; f++) {
      held += folds.heldOut(f).length;
      assertEquals(100, folds.heldOut(f).length + folds.learnt(f).length);
    }
    assertEquals(100, held);
    for (int i = 17; i < 100; i++) {
      assertEquals(folds.of(i - 17), folds.of(i));
    }
  }

  /** Groups of 6, 3, 2 and 1 in two folds: 6 against 3 + 2 + 1. */
  @Test
  void foldsAreAsEvenAsGroupsAllow() {
    int[] groups = {1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4};
    GroupedFolds folds = GroupedFolds.deal(groups, 2, 0);
    assertEquals(6, folds.heldOut(0).length);
    assertEquals(6, folds.heldOut(1).length);
  }

  @Test
  void aSeedDealsTheSameAndAnotherOtherwise() {
    int[] groups = IntStream.range(0, 60).toArray();
    int[] first = GroupedFolds.deal(groups, 3, 5).heldOut(0);
    assertArrayEquals(first, GroupedFolds.deal(groups, 3, 5).heldOut(0));
    assertTrue(
        !java.util.Arrays.equals(first, GroupedFolds.deal(groups, 3, 6).heldOut(0)), "same folds");
  }

  @Test
  void refusesFewerGroupsThanFolds() {
    PredictionException e =
        assertThrows(
            PredictionException.class, () -> GroupedFolds.deal(new int[] {1, 1, 2, 2}, 3, 0));
    assertEquals(
        "4 usable pictures are of 2 groups for 3 folds; expected a group a fold or more; use fewer folds or add pictures of other sources",
        e.getMessage());
  }
}
