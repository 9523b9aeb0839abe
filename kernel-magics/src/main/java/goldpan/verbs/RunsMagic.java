package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.run.Runs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the runs. */
@AutoService(Magic.class)
@Command(
    name = "runs",
    description = "All minings kept so far, and what is unfinished; %%run ID reopens one.")
public final class RunsMagic implements Magic {
  @Option(
      names = "--discard-unfinished",
      description = "first forget every training and mining that was stopped")
  private boolean discard;

  @Override
  public Runs run(MagicContext context) {
    Runs runs = Goldpan.runs();
    if (discard) {
      int unused = runs.discardUnfinished();
    }
    return runs;
  }
}
