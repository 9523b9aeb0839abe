package goldpan.task.boxes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/**
 * Which given box is meant by which found one: pairs by falling affinity, each box in one pair at
 * most. Ties go to the lower given, then the lower found box, so that equal input gives equal
 * pairs.
 */
final class BoxPairs {
  private static final int NONE = -1;
  private final int[] foundOf;
  private final int[] givenOf;

  private record Pair(int given, int found, double affinity) {}

  private BoxPairs(int[] foundOf, int[] givenOf) {
    this.foundOf = foundOf;
    this.givenOf = givenOf;
  }

  /**
   * Pairs boxes one to one. Cost: O(G F log(G F)).
   *
   * @param affinity above 0 for boxes that could be one thing; pairs of 0 or less are never made
   */
  static <G, F> BoxPairs of(List<G> given, List<F> found, ToDoubleBiFunction<G, F> affinity) {
    List<Pair> all = new ArrayList<>();
    for (int g = 0; g < given.size(); g++) {
      for (int f = 0; f < found.size(); f++) {
        double value = affinity.applyAsDouble(given.get(g), found.get(f));
        if (value > 0) {
          all.add(new Pair(g, f, value));
        }
      }
    }
    all.sort(Comparator.comparingDouble(p -> -p.affinity()));
    int[] foundOf = new int[given.size()];
    int[] givenOf = new int[found.size()];
    Arrays.fill(foundOf, NONE);
    Arrays.fill(givenOf, NONE);
    for (Pair pair : all) {
      if (foundOf[pair.given()] == NONE && givenOf[pair.found()] == NONE) {
        foundOf[pair.given()] = pair.found();
        givenOf[pair.found()] = pair.given();
      }
    }
    return new BoxPairs(foundOf, givenOf);
  }

  /** The found box that goes with a given one; -1 without. */
  int foundOf(int given) {
    return foundOf[given];
  }

  /** The given box that goes with a found one; -1 without. */
  int givenOf(int found) {
    return givenOf[found];
  }
}
