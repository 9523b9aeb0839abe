package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import goldpan.review.Entry;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Takes the last decision back. */
@AutoService(Magic.class)
@Command(name = "undo", description = "Takes the last decision back.")
public final class UndoMagic implements Magic {
  @Override
  public Shown<Optional<Entry>> run(MagicContext context) {
    Optional<Entry> entry = Chosen.journal().undo();
    return new Shown<>(entry, entry.map(Said::of).orElse("nothing to undo"));
  }
}
