package goldpan.verbs;

import goldpan.review.Entry;
import goldpan.review.Journal;

/** An entry of the journal as a line under a cell: what was done, and what is decided now. */
final class EntryLine {
  private EntryLine() {}

  static String of(Entry entry, Journal journal) {
    return entry + "\n" + journal.decisions();
  }
}
