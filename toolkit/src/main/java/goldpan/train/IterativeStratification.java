package goldpan.train;

import goldpan.data.Shuffle;
import goldpan.predict.Targets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Deals samples with tags out over folds, so that each tag is in every fold as often as in any
 * other, as far as that can be had.
 *
 * <ol>
 *   <li>A fold wants N/F samples in all, and n/F of each tag that n samples have.
 *   <li>Take the tag that the fewest samples not yet dealt out have, at least one; the first of
 *       equals.
 *   <li>Each of those samples, in random order, goes to the fold that wants this tag most; of
 *       equals to the one that wants most samples; of equals to one at random.
 *   <li>That fold then wants one less of every tag of the sample, and one sample less.
 *   <li>Go on until no tag is left. Samples without tags go to the folds that want most samples.
 * </ol>
 *
 * <p>Cost: O(K² + N·K), with K tags.
 *
 * @see <a href="https://doi.org/10.1007/978-3-642-23808-6_10">Sechidis, Tsoumakas and Vlahavas, On
 *     the Stratification of Multi-label Data, 2011, section 3, algorithm 1</a>
 */
final class IterativeStratification {
  private static final int NOWHERE = -1;
  private final Targets targets;
  private final int folds;
  private final SplittableRandom random;
  private final int[] order;
  private final int[] fold;
  private final int[] left;

  /** How many samples each fold still wants of each tag, and in the last row of all, times F. */
  private final long[][] wanted;

  private IterativeStratification(Targets targets, int folds, long seed) {
    this.targets = targets;
    this.folds = folds;
    this.random = new SplittableRandom(seed);
    this.order = IntStream.range(0, targets.size()).toArray();
    new Shuffle(seed).order(order);
    this.fold = new int[targets.size()];
    Arrays.fill(fold, NOWHERE);
    this.left = targets.counts();
    this.wanted = new long[targets.classes() + 1][folds];
    for (int k = 0; k < left.length; k++) {
      Arrays.fill(wanted[k], left[k]);
    }
    Arrays.fill(wanted[left.length], targets.size());
  }

  /**
   * The fold of each sample, in [0, {@code folds}).
   *
   * @param folds F, 1 or more
   */
  static int[] deal(Targets targets, int folds, long seed) {
    IterativeStratification work = new IterativeStratification(targets, folds, seed);
    for (int tag = work.rarest(); tag != NOWHERE; tag = work.rarest()) {
      work.dealOut(tag);
    }
    work.dealOut(targets.classes());
    return work.fold;
  }

  private int rarest() {
    int best = NOWHERE;
    for (int k = 0; k < left.length; k++) {
      if (left[k] > 0 && (best == NOWHERE || left[k] < left[best])) {
        best = k;
      }
    }
    return best;
  }

  /** Deals out what has a tag, or for the number of tags whatever is left. */
  private void dealOut(int tag) {
    for (int sample : order) {
      if (fold[sample] == NOWHERE && (tag == left.length || targets.has(sample, tag))) {
        place(sample, choose(tag));
      }
    }
  }

  private int choose(int tag) {
    BitSet most = most(wanted[tag], IntStream.range(0, folds));
    BitSet both = most(wanted[left.length], most.stream());
    int nth = both.cardinality() == 1 ? 0 : random.nextInt(both.cardinality());
    return both.stream().skip(nth).findFirst().orElseThrow();
  }

  /** Those of some folds that want most. */
  private static BitSet most(long[] wanted, IntStream among) {
    int[] some = among.toArray();
    long highest = Arrays.stream(some).mapToLong(f -> wanted[f]).max().orElseThrow();
    BitSet best = new BitSet();
    Arrays.stream(some).filter(f -> wanted[f] == highest).forEach(best::set);
    return best;
  }

  private void place(int sample, int into) {
    fold[sample] = into;
    wanted[left.length][into] -= folds;
    for (int k = 0; k < left.length; k++) {
      if (targets.has(sample, k)) {
        left[k]--;
        wanted[k][into] -= folds;
      }
    }
  }
}
