package goldpan.verbs;

import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import goldpan.review.Entry;
import goldpan.review.Journal;
import goldpan.review.Note;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A magic that decides the same about every sample it is given. */
abstract class DecidingMagic implements Magic {
  private final String name;

  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      completionCandidates = Candidates.SuspectIds.class,
      description = "samples of the newest dataset")
  private List<String> ids = new ArrayList<>();

  @Mixin private DecisionTargets chosen = new DecisionTargets();

  DecidingMagic(String name) {
    this.name = name;
  }

  /** Decides about samples of the journal's dataset. */
  abstract Entry decide(Journal journal, List<String> ids, Note note);

  @Override
  public Shown<Entry> run(MagicContext context) {
    DecisionTargets.Samples samples = chosen.samples(ids, name);
    Journal journal = samples.journal();
    Entry entry = decide(journal, samples.ids(), chosen.note());
    return new Shown<>(entry, EntryLine.of(entry, journal));
  }
}
