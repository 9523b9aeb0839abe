package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.Session;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.MagicException;
import goldpan.mining.Losses;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import goldpan.mining.Threshold;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The samples above a threshold. */
@AutoService(Magic.class)
@Command(
    name = "suspects",
    description =
        "The samples above a threshold, most suspicious first; unless said, what the score suspicion"
            + " and the cut auto find.")
public final class SuspectsMagic implements Magic {
  @Option(
      names = "--threshold",
      paramLabel = "RULE",
      completionCandidates = Candidates.Rules.class,
      description = "auto, otsu, mixture, quantile:0.99, a number, …")
  private @Nullable String rule;

  @Option(names = "--top", paramLabel = "N", description = "the N most suspicious")
  private @Nullable Integer top;

  @Option(
      names = {"--score", "--by"},
      paramLabel = "SCORE",
      completionCandidates = Candidates.Scores.class,
      description = "rank by another score")
  private @Nullable String score;

  @Option(
      names = "--given",
      paramLabel = "CLASS",
      completionCandidates = Candidates.ClassNames.class,
      description = "only those labelled so")
  private @Nullable String given;

  @Option(
      names = "--predicted",
      paramLabel = "CLASS",
      completionCandidates = Candidates.ClassNames.class,
      description = "only those that the model calls so")
  private @Nullable String predicted;

  @Option(names = "--table", description = "show them as a table")
  private boolean table;

  @Option(names = "--why", description = "show why each is suspected")
  private boolean why;

  @Override
  public goldpan.magics.Shown<Suspects> run(MagicContext context) {
    Suspects chosen = chosen();
    if (given != null) {
      chosen = chosen.where(is(chosen, given, Suspect::given));
    }
    if (predicted != null) {
      chosen = chosen.where(is(chosen, predicted, Suspect::predicted));
    }
    Suspects kept = Session.current().keep(chosen);
    return new goldpan.magics.Shown<>(kept, shown(kept));
  }

  private Object shown(Suspects suspects) {
    if (why) {
      return suspects.reasons();
    }
    return table ? suspects.table() : suspects;
  }

  private Suspects chosen() {
    Optional<Suspects> newest = Session.current().suspects();
    if (rule == null && top == null && score == null && newest.isPresent()) {
      return newest.get();
    }
    Losses losses = Goldpan.losses();
    if (score != null || rule == null) {
      losses = losses.by(score == null ? "suspicion" : score);
    }
    if (rule == null && top != null) {
      return losses.top(top);
    }
    Threshold threshold = rule == null ? Goldpan.auto() : Goldpan.threshold(rule);
    Suspects above = losses.above(threshold);
    return top == null ? above : above.top(top);
  }

  private static Predicate<Suspect> is(
      Suspects suspects, String name, java.util.function.Function<Suspect, String> label) {
    List<String> classes = suspects.dataset().classes();
    if (!classes.contains(name)) {
      throw new MagicException("class is \"%s\"; expected one of %s".formatted(name, classes));
    }
    return suspect -> label.apply(suspect).equals(name);
  }
}
