package goldpan.predict.file;

import goldpan.data.Words;
import goldpan.predict.PredictionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects everything wrong with a file, to say it at once: how many, and the first five. */
final class BadLines {
  private static final int SHOWN = 5;
  private final Path file;
  private final List<String> first = new ArrayList<>();
  private int count;

  BadLines(Path file) {
    this.file = file;
  }

  void add(long line, String problem) {
    add("line " + line, problem);
  }

  void add(String where, String problem) {
    if (count++ < SHOWN) {
      first.add(where + " " + problem);
    }
  }

  /** Throws when anything was added. */
  void refuse() {
    if (count > 0) {
      throw new PredictionException(
          Words.of(
              "%s: %,d bad %s: %s%s",
              file,
              count,
              count == 1 ? "row" : "rows",
              String.join("; ", first),
              count > SHOWN ? Words.of("; and %,d more", count - SHOWN) : ""));
    }
  }
}
