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

/** Takes samples out of the cleaned dataset. */
@AutoService(Magic.class)
@Command(name = "drop", description = "Takes samples out of the cleaned dataset.")
public final class DropMagic implements Magic {
  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      completionCandidates = Candidates.SuspectIds.class,
      description = "samples of the newest dataset")
  private List<String> ids = List.of();

  @Mixin private Chosen chosen = new Chosen();

  @Override
  public Shown<Entry> run(MagicContext context) {
    Entry entry = Chosen.journal().drop(chosen.ids(ids, "drop"), chosen.note());
    return new Shown<>(entry, Said.of(entry));
  }
}
