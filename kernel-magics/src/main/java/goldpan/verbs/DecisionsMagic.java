package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.Session;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.review.Decisions;
import goldpan.review.Note;
import goldpan.review.Patch;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is decided. */
@AutoService(Magic.class)
@Command(name = "decisions", description = "What is decided on the newest dataset.")
public final class DecisionsMagic implements Magic {
  @Option(names = "--save", paramLabel = "FILE", description = "also write them as a patch file")
  private @Nullable Path save;

  @Option(names = "--take", paramLabel = "FILE", description = "first take over a patch file's")
  private @Nullable Path take;

  @Override
  public Decisions run(MagicContext context) {
    if (take != null) {
      Object unused =
          Session.current()
              .journal(Goldpan.dataset())
              .take(Goldpan.patch(take), Note.because("from " + take.getFileName()));
    }
    Decisions now = Goldpan.decisions();
    if (save != null) {
      System.out.println("wrote " + Patch.write(now, save));
    }
    return now;
  }
}
