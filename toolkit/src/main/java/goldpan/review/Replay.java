package goldpan.review;

import com.google.gson.JsonObject;
import goldpan.data.Dataset;
import goldpan.data.Words;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A journal's lines read back: a heading that names the dataset, then one line a step.
 *
 * @param ledger the state after the sound lines
 * @param sound how many lines from the beginning are sound
 * @param problem what is wrong with the line after them; null when all are sound
 */
record Replay(Ledger ledger, int sound, @Nullable String problem) {

  static JsonObject heading(Dataset dataset) {
    Dataset base = dataset.base();
    return Heading.of("journal", base.name(), base.identity(), base.size());
  }

  /** Reads as far as the lines are sound; of no lines, the empty state. */
  static Replay of(Dataset dataset, List<byte[]> lines) {
    Ledger ledger = new Ledger(dataset);
    for (int i = 0; i < lines.size(); i++) {
      try {
        JsonObject json = Sealed.open(lines.get(i));
        if (i == 0) {
          Heading.check(json, "journal", dataset);
        } else {
          ledger.apply(Line.of(json));
        }
      } catch (IllegalArgumentException | IllegalStateException e) {
        return new Replay(ledger, i, String.valueOf(e.getMessage()));
      }
    }
    return new Replay(ledger, lines.size(), null);
  }

  /**
   * The state after all lines.
   *
   * @throws JournalException naming the first line that is damaged or does not fit
   */
  static Ledger whole(Path path, Dataset dataset, List<byte[]> lines) {
    Replay replay = of(dataset, lines);
    if (replay.problem != null) {
      throw new JournalException(
          Words.of(
              "%s: line %d of %d is damaged: %s; expected what Goldpan wrote; restore the file from a copy, or use Journal.repair to go on with the lines before it",
              path, replay.sound + 1, lines.size(), replay.problem));
    }
    return replay.ledger;
  }
}
