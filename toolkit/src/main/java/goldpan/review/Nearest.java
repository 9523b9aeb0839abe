package goldpan.review;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The known name that a mistyped one most likely meant. */
final class Nearest {
  private Nearest() {}

  /** The nearest of {@code known} by edit distance; empty when none comes near. */
  static Optional<String> to(String wanted, Stream<String> known) {
    int limit = Math.max(1, wanted.length() / 2);
    String lower = wanted.toLowerCase(Locale.ROOT);
    return known
        .filter(k -> Math.abs(k.length() - wanted.length()) <= limit)
        .map(k -> new Candidate(k, distance(lower, k.toLowerCase(Locale.ROOT), limit)))
        .filter(c -> c.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance))
        .map(Candidate::name);
  }

  private record Candidate(String name, int distance) {}

  /** Levenshtein distance, or more than {@code limit} once it is sure to be. */
  private static int distance(String a, String b, int limit) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
        least = Math.min(least, row[j]);
      }
      if (least > limit) {
        return least;
      }
      above = row;
    }
    return above[b.length()];
  }
}
