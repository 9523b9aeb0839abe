package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import goldpan.review.Entry;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Brings the decision last undone back. */
@AutoService(Magic.class)
@Command(name = "redo", description = "Brings the decision last undone back.")
public final class RedoMagic implements Magic {
  @Override
  public Shown<Optional<Entry>> run(MagicContext context) {
    Optional<Entry> entry = Chosen.journal().redo();
    return new Shown<>(entry, entry.map(Said::of).orElse("nothing to redo"));
  }
}
