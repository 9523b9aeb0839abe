package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.Session;
import goldpan.data.Words;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.Shown;
import goldpan.mining.Losses;
import goldpan.mining.Suspects;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The newest losses, with a threshold of choice. */
@AutoService(Magic.class)
@Command(
    name = "losses",
    description = "The newest losses; with a threshold, what lies above it becomes the suspects.")
public final class LossesMagic implements Magic {
  @Option(
      names = "--threshold",
      paramLabel = "RULE",
      completionCandidates = Candidates.Rules.class,
      description =
          "auto, otsu, mixture, top:50, quantile:0.99, a number, …; %%thresholds shows all")
  private @Nullable String rule;

  @Option(
      names = {"--score", "--by"},
      paramLabel = "SCORE",
      completionCandidates = Candidates.Scores.class,
      description = "rank by another score; %%scores lists them")
  private @Nullable String score;

  @Option(names = "--csv", paramLabel = "FILE", description = "write one row a sample")
  private @Nullable Path csv;

  @Option(names = "--table", description = "show one row a sample")
  private boolean table;

  @Override
  public Shown<Losses> run(MagicContext context) {
    Losses losses = Goldpan.losses();
    if (score != null) {
      losses = Session.current().keep(losses.by(score));
    }
    if (csv != null) {
      System.out.println("wrote " + losses.csv(csv));
    }
    return new Shown<>(losses, shown(losses));
  }

  private Object shown(Losses losses) {
    if (rule != null) {
      Suspects above = Session.current().keep(losses.above(Goldpan.threshold(rule)));
      System.out.println(
          Words.of(
              "%s cuts at %.4g: %,d of %,d samples are suspects",
              above.threshold().label(), above.cut().value(), above.size(), losses.size()));
      return above.plot();
    }
    return table ? losses.table() : losses;
  }
}
