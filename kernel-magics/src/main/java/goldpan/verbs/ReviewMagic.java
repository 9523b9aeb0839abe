package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.Session;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.mining.Suspects;
import goldpan.review.ReviewSession;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the review page. */
@AutoService(Magic.class)
@Command(
    name = "review",
    description = "Opens the review page of the newest suspects, on this machine only.")
public final class ReviewMagic implements Magic {
  @Option(names = "--top", paramLabel = "N", description = "only the N most suspicious")
  private @Nullable Integer top;

  @Option(
      names = "--page",
      paramLabel = "FILE",
      description = "also write a page that needs no server, for someone without Java")
  private @Nullable Path page;

  @Override
  public ReviewSession run(MagicContext context) {
    Suspects suspects = Session.current().suspects().orElseGet(() -> Goldpan.losses().suspects());
    if (top != null) {
      suspects = suspects.top(top);
    }
    if (page != null) {
      System.out.println("wrote " + suspects.gallery().save(page));
    }
    return Goldpan.review(suspects);
  }
}
