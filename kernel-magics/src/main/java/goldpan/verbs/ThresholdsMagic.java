package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.mining.Losses;
import goldpan.mining.Thresholds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares where the rules cut, with what has been decided so far. */
@AutoService(Magic.class)
@Command(
    name = "thresholds",
    description =
        "Where every rule would cut the newest losses, what each would select, and how many of those"
            + " are estimated to be labelled wrong; decisions on the dataset sharpen the estimate.")
public final class ThresholdsMagic implements Magic {
  @Option(
      names = {"--score", "--by"},
      paramLabel = "SCORE",
      completionCandidates = Candidates.Scores.class,
      description = "cut another score")
  private @Nullable String score;

  @Override
  public Thresholds run(MagicContext context) {
    Losses losses = Goldpan.losses();
    return Goldpan.thresholds(score == null ? losses : losses.by(score));
  }
}
