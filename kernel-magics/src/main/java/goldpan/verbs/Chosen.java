package goldpan.verbs;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.magics.MagicException;
import goldpan.mining.Suspects;
import goldpan.review.Journal;
import goldpan.review.Note;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which samples a decision is about, and why it is made. */
final class Chosen {
  @Option(names = "--suspects", description = "all of the newest suspects")
  private boolean suspects;

  @Option(names = "--why", paramLabel = "TEXT", description = "the reason, for the record")
  private @Nullable String why;

  boolean all() {
    return suspects;
  }

  Note note() {
    return why == null ? Note.mine() : Note.because(why);
  }

  /** The journal of the dataset that verbs work on. */
  static Journal journal() {
    return Session.current().journal(Goldpan.dataset());
  }

  List<String> ids(List<String> typed, String verb) {
    if (suspects && typed.isEmpty()) {
      return newest().ids();
    }
    if (suspects || typed.isEmpty()) {
      throw new MagicException(
          "%%%s is about %s; expected ids of samples, or --suspects for all of the newest suspects"
              .formatted(verb, suspects ? "ids and --suspects" : "no sample"));
    }
    return typed;
  }

  /** The newest suspects. */
  static Suspects newest() {
    return Session.current()
        .suspects()
        .orElseThrow(
            () ->
                new MagicException(
                    "there are no suspects yet; expected some above a threshold; call the magic suspects first"));
  }
}
