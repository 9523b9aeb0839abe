package goldpan.data;

import java.util.ArrayList;
import java.util.List;

/** Gathers bad rows, so that one message reports them all by number and the first five by name. */
public final class FirstFive {
  private static final int SHOWN = 5;
  private final List<String> shown = new ArrayList<>();
  private int count;

  public void add(String row) {
    if (count++ < SHOWN) {
      shown.add(row);
    }
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /**
   * Ends the work if there is anything bad.
   *
   * @param where begins the message
   * @param things plural noun of what is counted
   * @param fix ends the message
   */
  public void throwIfAny(String where, String things, String fix) {
    if (count > 0) {
      throw new DatasetException(
          Words.of("%s has %,d %s; %s:%s", where, count, things, fix, lines()));
    }
  }

  private String lines() {
    String text = "\n  " + String.join("\n  ", shown);
    return count > SHOWN ? text + Words.of("\n  … and %,d more", count - SHOWN) : text;
  }
}
