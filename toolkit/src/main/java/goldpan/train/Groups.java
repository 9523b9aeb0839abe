package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Shuffle;
import goldpan.data.Words;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/** Which samples belong together, as their ids say. */
final class Groups {
  private static final int SHOWN = 5;

  private final String pattern;
  private final int[] group;
  private final int count;

  private Groups(String pattern, int[] group, int count) {
    this.pattern = pattern;
    this.group = group;
    this.count = count;
  }

  /**
   * The pattern itself.
   *
   * @throws PredictionException when it is no regular expression
   */
  static String checked(String pattern) {
    try {
      return Pattern.compile(pattern).pattern();
    } catch (PatternSyntaxException e) {
      throw new PredictionException(
          "groups are by \"%s\", which is no regular expression (%s); expected one that is found in each id, such as \"([a-z]+)_\""
              .formatted(pattern, e.getDescription()),
          e);
    }
  }

  /**
   * The groups of the samples at {@code samples}, numbered in the order they come in.
   *
   * @throws PredictionException when an id has no group
   */
  static Groups of(Dataset dataset, int[] samples, String pattern) {
    Pattern compiled = Pattern.compile(checked(pattern));
    Map<String, Integer> numbers = new HashMap<>();
    List<String> without = new ArrayList<>();
    int[] group = new int[samples.length];
    for (int i = 0; i < samples.length; i++) {
      String id = dataset.id(samples[i]);
      Matcher found = compiled.matcher(id);
      String name = !found.find() ? null : found.groupCount() > 0 ? found.group(1) : found.group();
      if (name == null || name.isEmpty()) {
        without.add(id);
        continue;
      }
      group[i] = numbers.computeIfAbsent(name, n -> numbers.size());
    }
    if (!without.isEmpty()) {
      throw new PredictionException(
          Words.of(
              "groups are by \"%s\", which is not found in %,d of %,d ids (%s); expected it in each; change the pattern",
              pattern,
              without.size(),
              samples.length,
              String.join(", ", without.subList(0, Math.min(SHOWN, without.size())))));
    }
    return new Groups(pattern, group, numbers.size());
  }

  String pattern() {
    return pattern;
  }

  int count() {
    return count;
  }

  /** The group of the {@code i}-th sample. */
  int of(int i) {
    return group[i];
  }

  /** A fold for each sample; see {@link Folds#grouped}. */
  int[] deal(Targets targets, int folds, long seed) {
    int classes = targets.classes();
    int[][] sizes = new int[count][classes];
    int[] all = new int[count];
    for (int i = 0; i < group.length; i++) {
      all[group[i]]++;
      for (int k = 0; k < classes; k++) {
        sizes[group[i]][k] += targets.has(i, k) ? 1 : 0;
      }
    }
    int[] order = IntStream.range(0, count).toArray();
    new Shuffle(seed).order(order);
    int[] largestFirst =
        Arrays.stream(order)
            .boxed()
            .sorted(Comparator.comparing(g -> -all[g]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] foldOf = new int[count];
    Filling filling = new Filling(targets.counts(), folds);
    for (int g : largestFirst) {
      foldOf[g] = filling.put(sizes[g], all[g]);
    }
    return Arrays.stream(group).map(g -> foldOf[g]).toArray();
  }

  /** Folds while groups are put into them. */
  private static final class Filling {
    private final int[] totals;
    private final int[][] classes;
    private final int[] samples;

    Filling(int[] totals, int folds) {
      this.totals = totals;
      this.classes = new int[folds][totals.length];
      this.samples = new int[folds];
    }

    /** The fold that a group goes into: an empty one, or where it crowds least. */
    int put(int[] group, int size) {
      int best = 0;
      for (int f = 1; f < samples.length; f++) {
        double gain = crowding(best, group) - crowding(f, group);
        boolean isEmptier = samples[f] < samples[best];
        best = gain > 0 || (gain == 0 && isEmptier) ? f : best;
      }
      for (int f = 0; f < samples.length; f++) {
        best = samples[f] == 0 ? f : best;
      }
      samples[best] += size;
      for (int k = 0; k < totals.length; k++) {
        classes[best][k] += group[k];
      }
      return best;
    }

    private double crowding(int fold, int[] group) {
      double sum = 0;
      for (int k = 0; k < totals.length; k++) {
        double share = Math.max(1, totals[k]);
        sum += classes[fold][k] / share * (group[k] / share);
      }
      return sum;
    }
  }
}
