package goldpan.verbs;

import goldpan.Goldpan;
import goldpan.Session;
import goldpan.data.Dataset;
import goldpan.magics.MagicException;
import goldpan.mining.Suspects;
import goldpan.review.Journal;
import goldpan.review.Note;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which samples a decision is about, and why it is made. */
final class DecisionTargets {
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

  /**
   * Samples of one dataset, which a decision is about.
   *
   * @param dataset the one they belong to
   * @param ids one a sample
   */
  record Samples(Dataset dataset, List<String> ids) {
    Journal journal() {
      return Session.current().journal(dataset);
    }
  }

  /** The newest suspects, in their own dataset, or the samples typed, in the newest dataset. */
  Samples samples(List<String> typed, String verb) {
    if (suspects && typed.isEmpty()) {
      Suspects newest = newest();
      return new Samples(newest.dataset(), newest.ids());
    }
    if (suspects || typed.isEmpty()) {
      throw new MagicException(
          "%%%s is about %s; expected ids of samples, or --suspects for all of the newest suspects"
              .formatted(verb, suspects ? "ids and --suspects" : "no sample"));
    }
    return new Samples(Goldpan.dataset(), typed);
  }

  /** The newest suspects; they are of the newest dataset. */
  static Suspects newest() {
    try {
      return Session.current().requireSuspects();
    } catch (IllegalStateException none) {
      throw new MagicException(none.getMessage() + " (the magic suspects)", none);
    }
  }
}
