package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.magics.Magic;
import goldpan.review.Entry;
import goldpan.review.Journal;
import goldpan.review.Note;
import java.util.List;
import picocli.CommandLine.Command;

/** Says that labels are right. */
@AutoService(Magic.class)
@Command(name = "keep", description = "Says that labels are right.")
public final class KeepMagic extends DecidingMagic {
  public KeepMagic() {
    super("keep");
  }

  @Override
  Entry decide(Journal journal, List<String> ids, Note note) {
    return journal.keep(ids, note);
  }
}
