package goldpan.review;

import goldpan.data.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Two reviewers' decisions on one dataset, put together.
 *
 * @param agreed what only one decided, or both alike: the first's in order, then what only the
 *     second decided
 * @param conflicts where they differ, in the first's order
 */
public record Merge(Decisions agreed, List<Conflict> conflicts) {

  /** One sample about which two reviewers differ. */
  public record Conflict(Decision first, Decision second) {
    public String id() {
      return first.id();
    }

    @Override
    public String toString() {
      return first + " | " + second;
    }
  }

  public Merge {
    conflicts = List.copyOf(conflicts);
  }

  /**
   * Puts two together.
   *
   * @throws JournalException when they are about different datasets
   */
  public static Merge of(Decisions first, Decisions second) {
    sameDataset(first, second);
    List<Decision> agreed = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    for (Decision mine : first.list()) {
      Optional<Decision> theirs = second.of(mine.id());
      if (theirs.isEmpty() || theirs.get().agreesWith(mine)) {
        agreed.add(mine);
      } else {
        conflicts.add(new Conflict(mine, theirs.get()));
      }
    }
    second.list().stream().filter(d -> first.of(d.id()).isEmpty()).forEach(agreed::add);
    return new Merge(first.with(agreed), conflicts);
  }

  static void sameDataset(Decisions first, Decisions second) {
    if (!first.fingerprint().equals(second.fingerprint())) {
      throw new JournalException(
          "decisions are on %s (%s) and %s (%s); expected both on one dataset; merge decisions with equal fingerprints"
              .formatted(
                  first.dataset(),
                  brief(first.fingerprint()),
                  second.dataset(),
                  brief(second.fingerprint())));
    }
  }

  static String brief(String fingerprint) {
    return fingerprint.substring(0, Math.min(12, fingerprint.length()));
  }

  /** All decisions, with the first reviewer's where they differ. */
  public Decisions preferringFirst() {
    return with(Conflict::first);
  }

  /** All decisions, with the second reviewer's where they differ. */
  public Decisions preferringSecond() {
    return with(Conflict::second);
  }

  private Decisions with(Function<Conflict, Decision> choice) {
    List<Decision> all = new ArrayList<>(agreed.list());
    conflicts.forEach(c -> all.add(choice.apply(c)));
    return agreed.with(all);
  }

  @Override
  public String toString() {
    return Words.of(
        "%,d decisions agree, %,d conflict%s",
        agreed.size(),
        conflicts.size(),
        conflicts.stream().map(c -> "\n  " + c).collect(Collectors.joining()));
  }
}
