package goldpan.verbs;

import com.google.auto.service.AutoService;
import goldpan.Goldpan;
import goldpan.magics.Magic;
import goldpan.magics.MagicContext;
import goldpan.torch.Augmentations;
import goldpan.train.Baseline;
import goldpan.train.BaselineTraining;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a light baseline. */
@AutoService(Magic.class)
@Command(
    name = "baseline",
    description = "Trains a light model in folds; each judges the samples it has not seen.")
public final class BaselineMagic implements Magic {
  @Parameters(
      arity = "0..1",
      paramLabel = "DATASET",
      completionCandidates = Candidates.DatasetNames.class,
      description = "a name or path; otherwise the newest dataset")
  private @Nullable String place;

  @Option(names = "--folds", paramLabel = "N", description = "held-out parts, 2 or more; 5")
  private @Nullable Integer folds;

  @Option(names = "--epochs", paramLabel = "N", description = "passes at most; as many as needed")
  private @Nullable Integer epochs;

  @Option(names = "--patience", paramLabel = "N", description = "epochs without gain; 5")
  private @Nullable Integer patience;

  @Option(names = "--seed", paramLabel = "N", description = "decides every random choice; 0")
  private @Nullable Long seed;

  @Option(names = "--batch", paramLabel = "N", description = "pictures a step; 64 or fewer")
  private @Nullable Integer batch;

  @Option(names = "--width", paramLabel = "N", description = "filters of the first layer; 16")
  private @Nullable Integer width;

  @Option(names = "--size", paramLabel = "PIXELS", description = "side of the resized pictures")
  private @Nullable Integer size;

  @Option(names = "--rate", paramLabel = "X", description = "highest learning rate; 0.1")
  private @Nullable Double rate;

  @Option(names = "--shift", paramLabel = "PIXELS", description = "random shift")
  private @Nullable Integer shift;

  @Option(names = "--flip", description = "mirroring: ${COMPLETION-CANDIDATES}")
  private Augmentations.@Nullable Flip flip;

  @Option(names = "--colour", paramLabel = "SHARE", description = "random colours; 0.2 is usual")
  private @Nullable Double colour;

  @Option(names = "--noise", paramLabel = "SHARE", description = "random noise; 0.05 is much")
  private @Nullable Double noise;

  @Option(names = "--cutout", paramLabel = "PIXELS", description = "cuts a square out")
  private @Nullable Integer cutout;

  @Option(names = "--mixup", paramLabel = "ALPHA", description = "mixes pictures; 0.2 is usual")
  private @Nullable Double mixUp;

  @Option(names = "--cutmix", paramLabel = "ALPHA", description = "puts others in; 1 is usual")
  private @Nullable Double cutMix;

  @Option(names = "--focal", paramLabel = "GAMMA", description = "focal loss; 2 is usual")
  private @Nullable Double focal;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      description = "spreads targets over all classes; 0.1 is usual")
  private @Nullable Double smoothing;

  @Option(names = "--balanced", description = "every class counts the same")
  private boolean balanced;

  @Option(names = "--device", paramLabel = "NAME", description = "auto, cpu, gpu or gpu:0")
  private @Nullable String device;

  @Option(
      names = "--thorough",
      description = "two folds that train five times as long; finds more wrong labels")
  private boolean thorough;

  @Option(
      names = "--threshold-samples",
      description = "an extra class for some samples tells where aum-threshold cuts")
  private boolean thresholdSamples;

  @Option(names = "--fresh", description = "begin anew, whatever a stopped training has left")
  private boolean fresh;

  @Override
  public Baseline run(MagicContext context) {
    BaselineTraining training =
        Goldpan.baseline(place == null ? Goldpan.dataset() : Goldpan.dataset(place));
    said(folds, training::folds);
    said(epochs, training::epochs);
    said(patience, training::patience);
    said(seed, training::seed);
    said(batch, training::batch);
    said(width, training::width);
    said(size, training::size);
    said(rate, training::rate);
    said(shift, training::shift);
    said(flip, training::flip);
    said(colour, training::colour);
    said(noise, training::noise);
    said(cutout, training::cutout);
    said(mixUp, training::mixUp);
    said(cutMix, training::cutMix);
    said(focal, training::focal);
    said(smoothing, training::labelSmoothing);
    said(device, training::device);
    if (balanced) {
      training.balanced();
    }
    if (thorough) {
      training.thorough();
    }
    if (thresholdSamples) {
      training.thresholdSamples();
    }
    if (fresh) {
      training.fresh();
    }
    return training.train();
  }

  private static <T> void said(@Nullable T value, Consumer<T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }
}
