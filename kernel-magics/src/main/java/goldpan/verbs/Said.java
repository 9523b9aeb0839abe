package goldpan.verbs;

import goldpan.review.Entry;

/** An entry of the journal as a line under a cell: what was done, and what is decided now. */
final class Said {
  private Said() {}

  static String of(Entry entry) {
    return entry + "\n" + Chosen.journal().decisions();
  }
}
