package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import goldpan.review.Entry;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says that labels are right. */
@AutoService(Magic.class)
@Command(name = "keep", description = "Says that labels are right.")
public final class KeepMagic implements Magic {
  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      completionCandidates = Candidates.SuspectIds.class,
      description = "samples of the newest dataset")
  private List<String> ids = List.of();

  @Mixin private Chosen chosen = new Chosen();

  @Override
  public Shown<Entry> run(MagicContext context) {
    Entry entry = Chosen.journal().keep(chosen.ids(ids, "keep"), chosen.note());
    return new Shown<>(entry, Said.of(entry));
  }
}
