package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import picocli.CommandLine.Command;
import tech.tablesaw.api.Table;

/** Counts the samples of every class. */
@AutoService(Magic.class)
@Command(name = "classes", description = "Samples of every class and split of the newest dataset.")
public final class ClassesMagic implements Magic {
  @Override
  public Table run(MagicContext context) {
    return Goldpan.dataset().classTable();
  }
}
