package goldpan.task.masks;

import goldpan.data.Shuffle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which fold each picture is held out in. Pictures whose names differ only in their last number are
 * taken for frames of one film; up to eight that follow each other stay in one fold, as they are
 * nearly the same. These groups are dealt out at random, the next one to the smallest fold.
 */
final class FrameFolds {
  private static final int TOGETHER = 8;

  private FrameFolds() {}

  /**
   * Deals pictures out.
   *
   * @param ids of the pictures
   * @return the fold of each, in [0, folds)
   */
  static int[] deal(List<String> ids, int folds, long seed) {
    List<List<Integer>> groups = groups(ids, folds);
    int[] order = IntStream.range(0, groups.size()).toArray();
    new Shuffle(seed).order(order);
    int[] sizes = new int[folds];
    int[] fold = new int[ids.size()];
    for (int g : order) {
      int least = 0;
      for (int f = 1; f < folds; f++) {
        least = sizes[f] < sizes[least] ? f : least;
      }
      int chosen = least;
      groups.get(g).forEach(i -> fold[i] = chosen);
      sizes[least] += groups.get(g).size();
    }
    return fold;
  }

  private static List<List<Integer>> groups(List<String> ids, int folds) {
    Map<String, TreeMap<String, Integer>> films = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      String film = ids.get(i).replaceFirst("\\d+(?=\\D*$)", "");
      films.computeIfAbsent(film, f -> new TreeMap<>()).put(padded(ids.get(i)), i);
    }
    // so few pictures that eight together would leave a fold empty are kept in smaller groups
    int together = Math.max(1, Math.min(TOGETHER, ids.size() / (2 * folds)));
    List<List<Integer>> groups = new ArrayList<>();
    for (TreeMap<String, Integer> film : films.values()) {
      List<Integer> frames = List.copyOf(film.values());
      for (int from = 0; from < frames.size(); from += together) {
        groups.add(frames.subList(from, Math.min(frames.size(), from + together)));
      }
    }
    return groups;
  }

  /** The id with its last number so long that text order is its order. */
  private static String padded(String id) {
    java.util.regex.Matcher last = java.util.regex.Pattern.compile("(\\d+)(\\D*)$").matcher(id);
    return last.find()
        ? id.substring(0, last.start())
            + "0".repeat(Math.max(0, 20 - last.group(1).length()))
            + last.group(1)
            + last.group(2)
            + "\0"
            + id
        : id;
  }
}
