package goldpan.train.detect;

import goldpan.data.Shuffle;
import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Which fold each sample is held out in, samples of one group together: near-duplicates and
 * pictures of one source would otherwise be learnt from and judged at once. Groups in random order,
 * the largest first, each go to the fold with the fewest samples.
 */
final class GroupedFolds {
  private final int count;
  private final int[] fold;

  private GroupedFolds(int count, int[] fold) {
    this.count = count;
    this.fold = fold;
  }

  /**
   * Deals samples out.
   *
   * @param groups a number a sample; equal numbers stay together
   * @param count folds, 2 or more
   * @throws PredictionException when there are fewer than two folds, or fewer groups than folds
   */
  static GroupedFolds deal(int[] groups, int count, long seed) {
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    int[] order = IntStream.range(0, groups.length).toArray();
    new Shuffle(seed).order(order);
    for (int i : order) {
      members.computeIfAbsent(groups[i], g -> new java.util.ArrayList<>()).add(i);
    }
    if (count < 2) {
      throw new PredictionException(
          Words.of(
              "folds is %d; expected 2 or more, so that every picture is held out once", count));
    }
    if (members.size() < count) {
      throw new PredictionException(
          Words.of(
              "%,d usable pictures are of %,d groups for %d folds; expected a group a fold or more; use fewer folds or add pictures of other sources",
              groups.length, members.size(), count));
    }
    int[] fold = new int[groups.length];
    int[] sizes = new int[count];
    members.values().stream()
        .sorted(Comparator.comparingInt(m -> -m.size()))
        .forEach(m -> put(m, fold, sizes));
    return new GroupedFolds(count, fold);
  }

  private static void put(List<Integer> members, int[] fold, int[] sizes) {
    int least = 0;
    for (int f = 1; f < sizes.length; f++) {
      least = sizes[f] < sizes[least] ? f : least;
    }
    int chosen = least;
    members.forEach(i -> fold[i] = chosen);
    sizes[chosen] += members.size();
  }

  int count() {
    return count;
  }

  /** The fold in which the {@code i}-th sample is held out. */
  int of(int i) {
    return fold[i];
  }

  /** Samples held out in {@code f}. */
  int[] heldOut(int f) {
    return IntStream.range(0, fold.length).filter(i -> fold[i] == f).toArray();
  }

  /** Samples learnt from when {@code f} is held out. */
  int[] learnt(int f) {
    return IntStream.range(0, fold.length).filter(i -> fold[i] != f).toArray();
  }

  @Override
  public String toString() {
    return count + " folds " + Arrays.toString(fold);
  }
}
