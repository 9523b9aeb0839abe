package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.Session;
import goldpan.data.Progress;
import goldpan.magics.CellMagic;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.magics.MagicException;
import goldpan.mining.PredictedSample;
import goldpan.mining.Suspect;
import goldpan.mining.Suspects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a sample, or runs a cell for every suspect. */
@AutoService(Magic.class)
@Command(
    name = "sample",
    description = {
      "%%sample ID shows a sample of the newest dataset.",
      "%%%%sample runs the Java under it for each of the newest suspects, which is s there."
    })
public final class SampleMagic implements CellMagic {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      completionCandidates = Candidates.SuspectIds.class,
      description = "a sample")
  private @Nullable String id;

  @Option(names = "--top", paramLabel = "N", description = "only the N most suspicious")
  private int top = Integer.MAX_VALUE;

  /** What stands under {@code %%sample}. */
  @FunctionalInterface
  public interface Code {
    void runWith(Suspect s) throws Exception;
  }

  @Override
  public @Nullable Object run(MagicContext context) throws Exception {
    if (context.body().isPresent()) {
      forEach(DecisionTargets.newest().top(top), code(context, context.body().get()));
      return null;
    }
    if (id == null) {
      throw new MagicException(
          "no sample is named; expected an id behind the magic, such as sample 0042");
    }
    Optional<PredictedSample> unlabelled = unlabelled(id);
    return unlabelled.isPresent() ? unlabelled.get() : Goldpan.dataset().sample(id);
  }

  /** A sample without a label that the newest losses know. */
  private static Optional<PredictedSample> unlabelled(String id) {
    return Session.current().losses().stream()
        .flatMap(losses -> losses.unlabelled().stream())
        .filter(sample -> sample.id().equals(id))
        .findFirst();
  }

  /** Compiled once; the first line is the cell's second. */
  private static Code code(MagicContext context, String body) throws Exception {
    String java = "((" + Code.class.getCanonicalName() + ") s -> {\n" + body + "\n})";
    Object compiled = context.host().evaluate("%%sample", java);
    if (compiled instanceof Code code) {
      return code;
    }
    throw new MagicException(
        "the cell is no list of statements; expected Java for a suspect s; write, for instance, System.out.println(s.id());");
  }

  private static void forEach(Suspects suspects, Code code) throws Exception {
    for (Suspect s : suspects.list()) {
      Progress.checkInterrupted();
      code.runWith(s);
    }
  }
}
