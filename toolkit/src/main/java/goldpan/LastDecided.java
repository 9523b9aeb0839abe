package goldpan;

import goldpan.data.Dataset;
import goldpan.review.Journal;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * On which dataset this program decided last, be it by a verb or on the review page. Undo without a
 * dataset takes back that decision or none: never one that another dataset's journal happens to end
 * with.
 */
final class LastDecided {
  private final Set<Journal> watched = Collections.newSetFromMap(new WeakHashMap<>());
  private @Nullable Dataset last;

  /** Takes notice of every decision in a journal from now on. */
  synchronized Journal watch(Journal journal) {
    if (watched.add(journal)) {
      Object unused = journal.listen(entry -> decidedOn(journal.dataset()));
    }
    return journal;
  }

  private synchronized void decidedOn(Dataset dataset) {
    last = dataset;
  }

  /**
   * Refuses a dataset that is not the one decided on last, when there is such.
   *
   * @throws IllegalStateException naming both
   */
  synchronized void requireLastOn(Dataset newest) {
    Dataset decided = last;
    if (decided != null && !Held.sameData(decided, newest)) {
      throw new IllegalStateException(
          "the last decision is on %s, the newest dataset is %s; expected one and the same; say which with undo(dataset) or redo(dataset), or open %s again"
              .formatted(Held.older(decided, newest), Held.newer(decided, newest), decided.name()));
    }
  }

  synchronized void forget() {
    last = null;
  }
}
