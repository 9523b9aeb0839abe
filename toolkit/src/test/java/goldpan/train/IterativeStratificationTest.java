package goldpan.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import goldpan.predict.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IterativeStratificationTest {

  /** One sample a word, one tag a letter: {@code "ab"} has tags 0 and 1, {@code "-"} has none. */
  private static Targets tags(int count, String... samples) {
    List<BitSet> tags = new ArrayList<>();
    for (String sample : samples) {
      BitSet own = new BitSet();
      sample.chars().filter(c -> c != '-').forEach(c -> own.set(c - 'a'));
      tags.add(own);
    }
    return Targets.tags(tags, count);
  }

  private static int[] sizes(int[] fold, int folds) {
    int[] sizes = new int[folds];
    for (int f : fold) {
      sizes[f]++;
    }
    return sizes;
  }

  /** How often each tag is in each fold. */
  private static int[][] spread(Targets targets, int[] fold, int folds) {
    int[][] counts = new int[targets.classes()][folds];
    for (int i = 0; i < fold.length; i++) {
      for (int k = 0; k < targets.classes(); k++) {
        counts[k][fold[i]] += targets.has(i, k) ? 1 : 0;
      }
    }
    return counts;
  }

  /**
   * Two folds, six samples: b has two and goes first, one to each fold. Then a has two left, whose
   * folds want half an a each (one of three wanted is dealt out): one to each. The two without tags
   * fill both folds up to three.
   */
  @Test
  void theRarestTagIsDealtOutFirst() {
    Targets targets = tags(2, "ab", "ab", "a", "a", "-", "-");
    for (long seed = 0; seed < 20; seed++) {
      int[] fold = IterativeStratification.deal(targets, 2, seed);
      assertNotEquals(fold[0], fold[1]);
      assertNotEquals(fold[2], fold[3]);
      assertNotEquals(fold[4], fold[5]);
    }
  }

  /**
   * Rarest first matters. Tags: a on 6 samples, b on 2 of them. By a alone both b could meet in one
   * fold; here each fold has one b and three a.
   */
  @Test
  void aRareTagIsInEveryFold() {
    Targets targets = tags(2, "ab", "a", "a", "ab", "a", "a");
    for (long seed = 0; seed < 20; seed++) {
      int[] fold = IterativeStratification.deal(targets, 2, seed);
      assertArrayEquals(
          new int[][] {{3, 3}, {1, 1}}, spread(targets, fold, 2), Arrays.toString(fold));
    }
  }

  /**
   * Step by step, three folds. c: one sample, "bc", wanted equally by all: goes to a fold at
   * random, call it X, which then wants 1/3 b less 1: b has 3 samples, each fold wants one, X none
   * any more. The two other b go to the two other folds. Then a, of three samples, each of which
   * goes to the fold that wants an a (one each).
   */
  @Test
  void foldsThatHaveATagAlreadyAreServedLast() {
    Targets targets = tags(3, "bc", "b", "b", "a", "a", "a");
    for (long seed = 0; seed < 20; seed++) {
      int[] fold = IterativeStratification.deal(targets, 3, seed);
      int[][] spread = spread(targets, fold, 3);
      assertArrayEquals(new int[] {1, 1, 1}, spread[0]);
      assertArrayEquals(new int[] {1, 1, 1}, spread[1]);
      assertArrayEquals(new int[] {2, 2, 2}, sizes(fold, 3));
    }
  }

  /** Of folds that want a tag alike, the one that wants more samples gets it. */
  @Test
  void smallerFoldsAreServedFirst() {
    // b first, to two folds; then a: one to each fold, and the last to the fold without b
    Targets targets = tags(2, "a", "a", "a", "a", "b", "b");
    for (long seed = 0; seed < 20; seed++) {
      int[] fold = IterativeStratification.deal(targets, 3, seed);
      assertArrayEquals(new int[] {2, 2, 2}, sizes(fold, 3), Arrays.toString(fold));
    }
  }

  @Test
  void everySampleIsInOneFoldAndFoldsAreEven() {
    Random random = new Random(5);
    List<BitSet> tags = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      BitSet own = new BitSet();
      for (int k = 0; k < 12; k++) {
        own.set(k, random.nextInt(3 + 4 * k) == 0);
      }
      tags.add(own);
    }
    Targets targets = Targets.tags(tags, 12);
    int[] fold = IterativeStratification.deal(targets, 5, 1);
    for (int size : sizes(fold, 5)) {
      assertTrue(Math.abs(size - 100) <= 5, Arrays.toString(sizes(fold, 5)));
    }
    int[] counts = targets.counts();
    int[][] spread = spread(targets, fold, 5);
    for (int k = 0; k < 12; k++) {
      for (int inFold : spread[k]) {
        assertTrue(Math.abs(inFold - counts[k] / 5.0) <= 3, k + ": " + Arrays.toString(spread[k]));
      }
    }
  }

  @Test
  void oneSeedGivesOneDealAndAnotherAnother() {
    Targets targets = tags(2, "ab", "a", "a", "ab", "a", "b", "-", "b", "a", "-");
    int[] first = IterativeStratification.deal(targets, 3, 1);
    assertArrayEquals(first, IterativeStratification.deal(targets, 3, 1));
    boolean differs = false;
    for (long seed = 2; seed < 10; seed++) {
      differs |= !Arrays.equals(first, IterativeStratification.deal(targets, 3, seed));
    }
    assertTrue(differs);
  }

  @Test
  void noSamplesAndNoTagsGiveNoTrouble() {
    assertEquals(0, IterativeStratification.deal(tags(2), 3, 1).length);
    int[] fold = IterativeStratification.deal(tags(1, "-", "-", "-", "-"), 2, 1);
    assertArrayEquals(new int[] {2, 2}, sizes(fold, 2));
  }
}
