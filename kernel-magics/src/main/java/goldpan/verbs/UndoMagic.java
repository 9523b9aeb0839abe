package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Session;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import goldpan.review.Entry;
import goldpan.review.Journal;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Takes the last decision back. */
@AutoService(Magic.class)
@Command(name = "undo", description = "Takes the last decision back.")
public final class UndoMagic implements Magic {
  @Override
  public Shown<Optional<Entry>> run(MagicContext context) {
    Journal journal = Session.current().journalToUndo();
    Optional<Entry> entry = journal.undo();
    return new Shown<>(entry, entry.map(e -> EntryLine.of(e, journal)).orElse("nothing to undo"));
  }
}
