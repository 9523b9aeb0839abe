package goldpan.predict;

import goldpan.data.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether the columns of predictions seem to be in another order than the dataset's classes: in the
 * order of names sorted as text (0, 1, 10, 2), in that of another list of classes, or with two
 * exchanged by hand. Nothing else makes nearly every sample of one class be predicted as another
 * one, and the reverse.
 *
 * <p>From the counts of given against predicted labels, two signs are looked for. Classes are moved
 * where at least half of their samples, and twice as many as stay, are predicted as one other
 * class; when the moved classes are a permutation of each other, that one is meant. And a
 * one-to-one assignment of columns to classes (greedy, largest count first) that explains far more
 * than the stated order does: twice as much and a fifth of all samples more. Label noise and weak
 * models do neither: noise leaves most samples of a class with it, and a weak model's best
 * assignment explains little.
 */
final class ColumnOrder {
  private static final int LEAST_SAMPLES = 5;
  private static final int SHOWN = 5;

  private ColumnOrder() {}

  /**
   * Another order of the columns that fits far better.
   *
   * @param agree rows that agree with their label in that order
   * @param words what to tell a user
   */
  record Found(int agree, String words) {}

  /** The order that the columns seem to be in; empty where they fit. */
  static Optional<Found> of(Predictions predictions) {
    int classes = predictions.classes();
    int[][] counts = new int[classes][classes];
    for (int r = 0; r < predictions.size(); r++) {
      counts[predictions.label(r)][predictions.predicted(r)]++;
    }
    return permutation(counts)
        .map(
            order ->
                new Found(
                    IntStream.range(0, classes).map(g -> counts[g][order[g]]).sum(),
                    words(predictions, counts, order)));
  }

  /**
   * The column that holds each class, where that is not its own.
   *
   * @param counts given × predicted labels, K×K
   */
  static Optional<int[]> permutation(int[][] counts) {
    Optional<int[]> moved = moved(counts);
    return moved.isPresent() ? moved : assigned(counts);
  }

  private static Optional<int[]> moved(int[][] counts) {
    int classes = counts.length;
    int[] order = IntStream.range(0, classes).toArray();
    boolean[] taken = new boolean[classes];
    List<Integer> from = new ArrayList<>();
    for (int g = 0; g < classes; g++) {
      int all = Arrays.stream(counts[g]).sum();
      int most = highest(counts[g]);
      boolean isMoved =
          all >= LEAST_SAMPLES
              && most != g
              && 2 * counts[g][most] >= all
              && counts[g][most] >= 2 * counts[g][g];
      if (isMoved) {
        from.add(g);
        order[g] = most;
        if (taken[most]) {
          return Optional.empty();
        }
        taken[most] = true;
      }
    }
    boolean isPermutation = !from.isEmpty() && from.stream().allMatch(g -> taken[g]);
    return isPermutation ? Optional.of(order) : Optional.empty();
  }

  private static int highest(int[] row) {
    int most = 0;
    for (int k = 1; k < row.length; k++) {
      most = row[k] > row[most] ? k : most;
    }
    return most;
  }

  private static Optional<int[]> assigned(int[][] counts) {
    int classes = counts.length;
    long all = Arrays.stream(counts).flatMapToInt(Arrays::stream).asLongStream().sum();
    long agree = IntStream.range(0, classes).mapToLong(k -> counts[k][k]).sum();
    if (all < (long) LEAST_SAMPLES * classes || 2 * agree >= all) {
      return Optional.empty();
    }
    int[] order = greedy(counts);
    long explained = IntStream.range(0, classes).mapToLong(g -> counts[g][order[g]]).sum();
    return explained >= 2 * agree && explained - agree >= all / 5
        ? Optional.of(order)
        : Optional.empty();
  }

  /** Assigns columns one to one, largest count first, of equals the first. */
  private static int[] greedy(int[][] counts) {
    int classes = counts.length;
    int[] cells =
        IntStream.range(0, classes * classes)
            .filter(c -> counts[c / classes][c % classes] > 0)
            .boxed()
            .sorted(
                (a, b) ->
                    Integer.compare(
                        counts[b / classes][b % classes], counts[a / classes][a % classes]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] order = new int[classes];
    Arrays.fill(order, -1);
    boolean[] taken = new boolean[classes];
    for (int cell : cells) {
      if (order[cell / classes] < 0 && !taken[cell % classes]) {
        order[cell / classes] = cell % classes;
        taken[cell % classes] = true;
      }
    }
    for (int g = 0, free = 0; g < classes; g++) {
      if (order[g] < 0) {
        while (taken[free]) {
          free++;
        }
        taken[free] = true;
        order[g] = free;
      }
    }
    return order;
  }

  private static String words(Predictions predictions, int[][] counts, int[] order) {
    List<String> classes = predictions.dataset().classes();
    List<Integer> moved =
        IntStream.range(0, order.length).filter(g -> order[g] != g).boxed().toList();
    int samples = moved.stream().mapToInt(g -> Arrays.stream(counts[g]).sum()).sum();
    int explained = moved.stream().mapToInt(g -> counts[g][order[g]]).sum();
    List<String> pairs =
        moved.stream()
            .limit(SHOWN)
            .map(g -> "\"%s\" is predicted \"%s\"".formatted(classes.get(g), classes.get(order[g])))
            .toList();
    String[] columns = new String[order.length];
    for (int g = 0; g < order.length; g++) {
      columns[order[g]] = classes.get(g);
    }
    return Words.of(
        "columns seem to be in another order than the classes: %s%s (%,d of %,d such samples), which neither noise nor a weak model explains; nothing said of labels can be trusted; if the columns are %s, state it: classes(...), a CSV header, or a .classes list beside the file; if they are in order, the labels of these classes are exchanged",
        String.join(", ", pairs),
        moved.size() > SHOWN ? Words.of(" and %,d more", moved.size() - SHOWN) : "",
        explained,
        samples,
        brief(columns));
  }

  private static String brief(String[] names) {
    int shown = Math.min(names.length, 12);
    String list = String.join(", ", Arrays.asList(names).subList(0, shown));
    return names.length > shown ? list + ", …" : list;
  }
}
