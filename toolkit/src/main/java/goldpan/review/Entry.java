package goldpan.review;

import goldpan.data.Words;
import goldpan.text.Escape;
import java.time.Instant;
import java.util.List;

/**
 * One line of a journal's history: decisions made together, tags given together, or the undoing or
 * redoing of such a line.
 *
 * @param number the line's number in the journal, from 1
 * @param kind what was done
 * @param decisions what was decided; of an undo or redo, what is decided about the same samples
 *     since, without those that are undecided again
 * @param ids the samples concerned
 * @param tags for tag what was said of the samples; empty otherwise
 * @param of for undo, redo and revert the number of the line taken back or brought back; 0
 *     otherwise
 * @param by who
 * @param at when
 * @param why the reason, empty for none
 */
public record Entry(
    int number,
    Kind kind,
    List<Decision> decisions,
    List<String> ids,
    List<String> tags,
    int of,
    String by,
    Instant at,
    String why) {

  /** What a line does. */
  public enum Kind {
    DECIDE,
    UNDO,
    REDO,
    /** Takes back one line that is not the last. */
    REVERT,
    /** Says something of samples without deciding them. */
    TAG
  }

  public Entry {
    decisions = List.copyOf(decisions);
    ids = List.copyOf(ids);
    tags = List.copyOf(tags);
  }

  /** What was done, in a few words: {@code relabel to cat s17}, {@code undo 3 (2 samples)}. */
  public String what() {
    return switch (kind) {
      case DECIDE -> decided();
      case UNDO -> "undo " + of + " (" + samples() + ")";
      case REDO -> "redo " + of + " (" + samples() + ")";
      case REVERT -> "take back " + of + " (" + samples() + ")";
      case TAG -> (tags.isEmpty() ? "no tags " : "tag " + tags + " ") + samples();
    };
  }

  @Override
  public String toString() {
    return Escape.controls(
        Words.of("%d  %s  %s  %s%s", number, at, by, what(), why.isEmpty() ? "" : ": " + why));
  }

  private String decided() {
    List<String> words = decisions.stream().map(Entry::word).distinct().toList();
    return (words.size() == 1 ? words.get(0) : "decide") + " " + samples();
  }

  private static String word(Decision d) {
    return d.newLabel() == null ? d.action().toString() : "relabel to " + d.newLabel();
  }

  private String samples() {
    return ids.size() == 1 ? ids.get(0) : Words.of("%,d samples", ids.size());
  }
}
