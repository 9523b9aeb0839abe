package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.run.Runs;
import picocli.CommandLine.Command;

/** Lists the runs. */
@AutoService(Magic.class)
@Command(name = "runs", description = "All minings kept so far; %%run ID reopens one.")
public final class RunsMagic implements Magic {
  @Override
  public Runs run(MagicContext context) {
    return Goldpan.runs();
  }
}
