package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.run.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reopens a run. */
@AutoService(Magic.class)
@Command(
    name = "run",
    description = "Reopens a run: its dataset, losses and baseline become the newest.")
public final class RunMagic implements Magic {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = Candidates.RunIds.class,
      description = "from %%runs; otherwise the newest of this session")
  private @Nullable String id;

  @Override
  public Run run(MagicContext context) {
    return id == null ? Goldpan.run() : Goldpan.run(id);
  }
}
