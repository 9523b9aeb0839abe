package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.Words;
import goldpan.mining.Losses;
import goldpan.mining.Threshold;
import goldpan.train.Baseline;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything one mining produced, with the folder that keeps it. */
public final class Run {
  private final Path folder;
  private final RunRecord record;
  private final Losses losses;
  private final @Nullable Baseline baseline;
  private final String baselineProblem;

  Run(
      Path folder,
      RunRecord record,
      Losses losses,
      @Nullable Baseline baseline,
      String baselineProblem) {
    this.folder = folder;
    this.record = record;
    this.losses = losses;
    this.baseline = baseline;
    this.baselineProblem = baselineProblem;
  }

  /** Name of the folder. */
  public String id() {
    return record.id();
  }

  /** The run's folder, absolute. */
  public Path folder() {
    return folder;
  }

  /** What {@code run.json} says. */
  public RunRecord record() {
    return record;
  }

  public Dataset dataset() {
    return losses.dataset();
  }

  public Losses losses() {
    return losses;
  }

  /**
   * The baseline that judged; empty when predictions or a model were brought along, and for a
   * reopened run where {@link #baselineProblem} says why.
   */
  public Optional<Baseline> baseline() {
    return Optional.ofNullable(baseline);
  }

  /** Why a reopened run has lost its baseline, as when its training data are gone; mostly empty. */
  public Optional<String> baselineProblem() {
    return baselineProblem.isEmpty() ? Optional.empty() : Optional.of(baselineProblem);
  }

  /**
   * Draws the figures and the gallery of {@link Losses#suspects} into the run's folder.
   *
   * @return the folder
   */
  public Path report() {
    return Report.write(this, losses().suspects());
  }

  /**
   * Draws the figures and the gallery of the suspects above {@code threshold} into the run's
   * folder.
   *
   * @return the folder
   */
  public Path report(Threshold threshold) {
    return Report.write(this, losses().above(threshold));
  }

  @Override
  public String toString() {
    String text =
        Words.of(
            "Run %s: %s, %,d losses (%s)\n  %s",
            id(), record.dataset().name(), losses.size(), record.origins(), folder);
    return text + baselineProblem().map(p -> "\n  without its baseline: " + p).orElse("");
  }
}
