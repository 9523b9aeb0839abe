package goldpan.text;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that a mistyped one most likely meant, by Levenshtein distance, case ignored. */
public final class NearestName {
  private NearestName() {}

  /**
   * The known name with the least distance; of several the first in alphabetical order. Empty when
   * all are further than half of the typed name's length (at least 2, or 1 for one character).
   * Cost: O(length²) for each name of about that length.
   */
  public static Optional<String> find(String typed, Stream<String> known) {
    int limit = typed.length() <= 1 ? 1 : Math.max(2, typed.length() / 2);
    LevenshteinDistance distance = new LevenshteinDistance(limit);
    String lower = typed.toLowerCase(Locale.ROOT);
    return known
        .filter(name -> Math.abs(name.length() - typed.length()) <= limit)
        .map(name -> new Candidate(name, distance.apply(lower, name.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.distance >= 0)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /**
   * A name that may be meant.
   *
   * @param distance edits between it and what was typed; −1 beyond the limit
   */
  private record Candidate(String name, int distance) {}
}
