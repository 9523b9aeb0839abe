package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.magics.Magic;
import goldpan.review.Entry;
import goldpan.review.Journal;
import goldpan.review.Note;
import java.util.List;
import picocli.CommandLine.Command;

/** Takes samples out of the cleaned dataset. */
@AutoService(Magic.class)
@Command(name = "drop", description = "Takes samples out of the cleaned dataset.")
public final class DropMagic extends DecidingMagic {
  public DropMagic() {
    super("drop");
  }

  @Override
  Entry decide(Journal journal, List<String> ids, Note note) {
    return journal.drop(ids, note);
  }
}
