package goldpan.inspect;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Shuffle;
import goldpan.data.Split;
import goldpan.data.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;

/**
 * Splits that keep groups together: duplicates, or samples whose ids have a part in common, such as
 * a patient or a video. Immutable: each setting gives a new one.
 *
 * <p>Groups are taken in random order into the test split as long as they fit, so that its share is
 * as asked for or a little less; samples outside of groups are groups of one.
 */
public final class GroupedSplit {
  private final Dataset dataset;
  private final int[] groups;
  private final double testFraction;
  private final long seed;

  private GroupedSplit(Dataset dataset, int[] groups, double testFraction, long seed) {
    this.dataset = dataset;
    this.groups = groups;
    this.testFraction = testFraction;
    this.seed = seed;
  }

  /** Keeps duplicates together; a fifth of the samples is to be in the test split. */
  public static GroupedSplit of(Duplicates duplicates) {
    return new GroupedSplit(duplicates.dataset(), duplicates.groupOf(), 0.2, 0);
  }

  /**
   * Keeps samples together whose ids have the same text where the pattern's first group is, or the
   * whole pattern when it has none.
   *
   * @param pattern a regular expression, such as {@code patient(\d+)}
   * @throws DatasetException when it is none, or naming the first five ids without a match
   */
  public static GroupedSplit byId(Dataset dataset, String pattern) {
    Pattern compiled = compiled(pattern);
    Map<String, Integer> known = new LinkedHashMap<>();
    int[] groups = new int[dataset.size()];
    List<String> without = new ArrayList<>();
    for (int i = 0; i < groups.length; i++) {
      Matcher matcher = compiled.matcher(dataset.id(i));
      String part = matcher.find() ? matcher.group(matcher.groupCount() > 0 ? 1 : 0) : null;
      if (part == null) {
        without.add(dataset.id(i));
      } else {
        groups[i] = known.computeIfAbsent(part, p -> known.size());
      }
    }
    if (!without.isEmpty()) {
      throw new DatasetException(
          Words.of(
              "\"%s\" is in none of %,d ids of %s, first %s; expected it in every id, as that is"
                  + " the group of a sample",
              pattern,
              without.size(),
              dataset.name(),
              without.subList(0, Math.min(5, without.size()))));
    }
    return new GroupedSplit(dataset, groups, 0.2, 0);
  }

  private static Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new DatasetException(
          "\"%s\" is no regular expression: %s; expected one such as patient(\\d+)"
              .formatted(pattern, e.getDescription()),
          e);
    }
  }

  /** Which share of the samples is to be in the test split, in (0, 1). */
  public GroupedSplit testFraction(double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "testFraction is %s; expected above 0 and below 1, such as 0.2".formatted(share));
    }
    return new GroupedSplit(dataset, groups, share, seed);
  }

  /** Another order of the groups. */
  public GroupedSplit seed(long other) {
    return new GroupedSplit(dataset, groups, testFraction, other);
  }

  /**
   * The samples with their new splits.
   *
   * @throws DatasetException when no group is small enough for the test split
   */
  public Dataset draw() {
    int[][] members = members();
    int[] order = IntStream.range(0, members.length).toArray();
    new Shuffle(seed).order(order);
    Split[] splits = new Split[dataset.size()];
    Arrays.fill(splits, Split.TRAIN);
    long room = Math.round(testFraction * dataset.size());
    long taken = 0;
    for (int g : order) {
      if (taken + members[g].length <= room) {
        taken += members[g].length;
        IntStream.of(members[g]).forEach(i -> splits[i] = Split.TEST);
      }
    }
    if (taken == 0) {
      throw new DatasetException(
          Words.of(
              "%s has %,d groups of samples, the smallest of more than %,d, which the test split"
                  + " has room for; expected smaller groups, or a higher testFraction",
              dataset.name(), members.length, room));
    }
    List<String> ids = IntStream.range(0, dataset.size()).mapToObj(dataset::id).toList();
    return dataset.recorded(ids, dataset.labels(), splits);
  }

  /** Members of each group, by its first member. */
  private int[][] members() {
    Map<Integer, List<Integer>> all = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      int group = groups[i] < 0 ? -1 - i : groups[i];
      all.computeIfAbsent(group, g -> new ArrayList<>()).add(i);
    }
    return all.values().stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  @Override
  public String toString() {
    return Words.of(
        "GroupedSplit: %,d groups of %s, %.0f %% for the test split; draw() draws it",
        members().length, dataset.name(), 100 * testFraction);
  }
}
