package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.data.Dataset;
import goldpan.data.Datasets;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.verify.Verification;
import goldpan.verify.VerificationTraining;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains before and after the decisions. */
@AutoService(Magic.class)
@Command(
    name = "verify",
    description =
        "Whether the decisions on the newest dataset help a baseline: trained on the labels as given,"
            + " as decided and with as many random changes, measured on what a person decided or on a"
            + " gold set. Says first how many trainings that takes; goes on where it was stopped.")
public final class VerifyMagic implements Magic {
  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "trainings of each kind; 5 unless said")
  private @Nullable Integer seeds;

  @Option(names = "--epochs", paramLabel = "N", description = "passes over the samples at most")
  private @Nullable Integer epochs;

  @Option(
      names = "--gold",
      paramLabel = "DATASET",
      description = "a set with right labels to measure by, a name or path")
  private @Nullable String gold;

  @Option(
      names = "--gold-by",
      paramLabel = "WHO",
      description = "who labelled it, when its labels differ from those given")
  private @Nullable String who;

  @Override
  public Verification run(MagicContext context) {
    VerificationTraining training = Goldpan.verify();
    if (seeds != null) {
      training.seeds(seeds);
    }
    Integer most = epochs;
    if (most != null) {
      training.recipe(t -> t.epochs(most));
    }
    if (gold != null) {
      Dataset measured = Datasets.named(gold);
      if (who == null) {
        training.gold(measured);
      } else {
        training.goldBy(who, measured);
      }
    }
    System.out.println(training);
    return training.run();
  }
}
