package goldpan.train;

import goldpan.data.Shuffle;
import goldpan.predict.Targets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples that carry an extra, meaningless class while a fold trains: about one in K + 1 of those
 * it learns from, as many as each real class has on average. How the network gets on with them
 * shows how it gets on with labels that are wrong for certain.
 *
 * <p>They are drawn at random by the seed. Each fold has its own, disjoint as far as there are
 * enough, so that every sample goes as itself in the other folds. With three folds or more none is
 * among those that the fold's model judges as known to it, which the next fold holds out; of two
 * folds each can only draw from those.
 *
 * @see <a href="https://arxiv.org/abs/2001.10528">Pleiss et al., 2020, section 3.2</a>
 */
final class ThresholdSamples {
  private final List<int[]> byFold;

  private ThresholdSamples(List<int[]> byFold) {
    this.byFold = byFold;
  }

  /** None in any fold. */
  static ThresholdSamples none() {
    return new ThresholdSamples(List.of());
  }

  /**
   * Draws for every fold.
   *
   * @param folds which position is held out where
   * @param classes K, without the extra one
   */
  static ThresholdSamples draw(Folds folds, int classes, long seed) {
    int[] order = IntStream.range(0, folds.size()).toArray();
    new Shuffle(~seed).order(order);
    int[] uses = new int[folds.size()];
    int[][] drawn = new int[folds.count()][];
    for (int f = 0; f < drawn.length; f++) {
      int fold = f;
      int next = folds.count() == 2 ? f : (f + 1) % folds.count();
      int count = Math.max(1, folds.learnt(f).length / (classes + 1));
      drawn[f] =
          IntStream.of(order)
              .filter(i -> folds.of(i) != fold && folds.of(i) != next)
              .boxed()
              .sorted(Comparator.comparingInt(i -> uses[i]))
              .limit(count)
              .mapToInt(Integer::intValue)
              .sorted()
              .toArray();
      for (int i : drawn[f]) {
        uses[i]++;
      }
    }
    return new ThresholdSamples(List.of(drawn));
  }

  /** Positions that carry the extra class in {@code fold}, rising. */
  int[] of(int fold) {
    return byFold.isEmpty() ? new int[0] : byFold.get(fold).clone();
  }

  /** Whether a position carries the extra class in {@code fold}. */
  boolean has(int fold, int position) {
    return !byFold.isEmpty() && Arrays.binarySearch(byFold.get(fold), position) >= 0;
  }

  /** What {@code fold} learns: what is given, and for its own samples the extra class K. */
  Targets targets(int fold, Targets given) {
    if (byFold.isEmpty()) {
      return given;
    }
    int[] labels = new int[given.size()];
    Arrays.setAll(labels, given::label);
    for (int i : of(fold)) {
      labels[i] = given.classes();
    }
    return Targets.single(labels, given.classes() + 1);
  }
}
