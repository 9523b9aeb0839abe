package goldpan.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels in a table that mean that there is none: what pandas writes and reads as missing, and a
 * question mark; -1 among names. {@link Opening#missing} says otherwise.
 */
final class MissingLabels {
  private static final Set<String> USUAL =
      Set.of("", "nan", "-nan", "na", "<na>", "n/a", "#n/a", "#na", "none", "null", "?");

  private final List<String> said;
  private final boolean isSaid;
  private final Map<String, Integer> counts = new TreeMap<>();

  MissingLabels(Opening opening) {
    this.isSaid = opening.missingLabels().isPresent();
    this.said = opening.missingLabels().orElse(List.of());
  }

  /** Whether a label means none; counts it if so. */
  boolean isOne(String label) {
    return areThese(label, 1);
  }

  /** Whether a label that {@code rows} rows have means none; counts them if so. */
  boolean areThese(String label, int rows) {
    boolean missing =
        label.isEmpty()
            || (isSaid ? said.contains(label) : USUAL.contains(label.toLowerCase(Locale.ROOT)));
    if (missing) {
      counts.merge(label, rows, Integer::sum);
    }
    return missing;
  }

  /** Says how many labels are missing, and how to say otherwise. */
  void tell(String where, Findings findings) {
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    if (all == 0) {
      return;
    }
    List<String> words = new ArrayList<>();
    counts.forEach(
        (label, n) -> words.add(Words.of("%s %,d", label.isEmpty() ? "empty" : label, n)));
    findings.add(
        where,
        Finding.Kind.NO_LABEL,
        Words.of(
            "has %,d rows whose label is missing (%s): not trained on; if one of these is a class, open with opening().missing() and the names that mean missing",
            all, String.join(", ", words)));
  }
}
