package goldpan.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups that grow together where any two members are linked (single linkage). */
final class DisjointSets {
  private final int[] parents;

  DisjointSets(int size) {
    parents = new int[size];
    Arrays.setAll(parents, i -> i);
  }

  /** The first member of the group that {@code i} is in. */
  int first(int i) {
    int at = i;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  void link(int a, int b) {
    int one = first(a);
    int other = first(b);
    parents[Math.max(one, other)] = Math.min(one, other);
  }

  /** Groups of two and more, members rising, in the order of their first. */
  List<List<Integer>> groups() {
    Map<Integer, List<Integer>> all = new LinkedHashMap<>();
    for (int i = 0; i < parents.length; i++) {
      if (first(i) != i) {
        all.computeIfAbsent(first(i), first -> new ArrayList<>(List.of(first))).add(i);
      }
    }
    return all.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }
}
