package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.MagicException;
import goldpan.magics.Shown;
import goldpan.review.Entry;
import goldpan.review.Journal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives samples another class. */
@AutoService(Magic.class)
@Command(
    name = "relabel",
    description = "Gives samples another class: %%relabel ID... CLASS, or --suspects CLASS.")
public final class RelabelMagic implements Magic {
  @Parameters(
      arity = "1..*",
      paramLabel = "ID... CLASS",
      completionCandidates = Candidates.ClassNames.class,
      description = "samples of the newest dataset, and last the class; quote one with spaces")
  private List<String> words = new ArrayList<>();

  @Mixin private DecisionTargets chosen = new DecisionTargets();

  @Override
  public Shown<Entry> run(MagicContext context) {
    String name = words.get(words.size() - 1);
    DecisionTargets.Samples samples = chosen.samples(words.subList(0, words.size() - 1), "relabel");
    List<String> classes = samples.dataset().classes();
    if (!classes.contains(name)) {
      throw new MagicException(
          "class is \"%s\"; expected one of %s; the class stands last, in quotes when it has spaces"
              .formatted(name, classes));
    }
    Journal journal = samples.journal();
    Entry entry = journal.relabel(samples.ids(), name, chosen.note());
    return new Shown<>(entry, EntryLine.of(entry, journal));
  }
}
