package goldpan.data;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers findings in bounded memory: of each kind the first thousand are kept, and one finding at
 * the end counts the others.
 */
public final class Findings {
  /** How many of a kind are kept. */
  static final int KEPT = 1000;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);

  public void add(String where, Finding.Kind kind, String what) {
    if (isKept(kind)) {
      kept.add(new Finding(where, kind, what));
    }
  }

  public void add(Finding finding) {
    if (isKept(finding.kind())) {
      kept.add(finding);
    }
  }

  /** Counts one more, and says whether it is worth its words. */
  private boolean isKept(Finding.Kind kind) {
    return counts.merge(kind, 1, Integer::sum) <= KEPT;
  }

  public boolean isEmpty() {
    return kept.isEmpty();
  }

  /** Those that are kept, in the order they were added, then what was not. */
  public List<Finding> list() {
    List<Finding> all = new ArrayList<>(kept);
    counts.forEach(
        (kind, count) -> {
          if (count > KEPT) {
            all.add(
                new Finding(
                    "…",
                    kind,
                    Words.of(
                        "%,d more, %,d in all; the first %,d are listed",
                        count - KEPT, count, KEPT)));
          }
        });
    return List.copyOf(all);
  }
}
