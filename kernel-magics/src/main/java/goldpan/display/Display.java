package goldpan.display;

/** Where a cell shows things beside its result. */
public interface Display {
  void show(MimeBundle bundle);

  /** Shows something that {@link #update} can replace later. */
  void show(MimeBundle bundle, String id);

  /** Replaces what was shown under the id, wherever it is on the page. */
  void update(MimeBundle bundle, String id);

  /** Clears the cell's output: at once, or when the next output comes. */
  void clear(When when);

  /** When to clear. */
  enum When {
    NOW,
    BEFORE_NEXT_OUTPUT
  }
}
