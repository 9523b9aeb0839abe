package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.disk.CheckpointStore;
import goldpan.input.Input;
import goldpan.input.TextFeatures;
import goldpan.predict.CacheFolder;
import goldpan.predict.Objective;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import goldpan.task.Task;
import goldpan.torch.Augmentations;
import goldpan.torch.Optimisation;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How to train a light baseline on a dataset; every setting has a default that suits most. End with
 * {@link #train} or {@link #overfitOneBatch}.
 */
public final class BaselineTraining {
  private static final int LARGEST_SIZE = 512;
  private final Dataset dataset;
  private final Settings settings = new Settings();
  private @Nullable ModelFamily chosen;
  private @Nullable Targets targets;
  private Progress progress = Progress.SILENT;
  private Runnable beforeTraining = () -> {};
  private Consumer<Baseline> whenTrained = trained -> {};
  private @Nullable Path unfinished;
  private CacheFolder cache = CacheFolder.none();
  private boolean fresh;

  private BaselineTraining(Dataset dataset) {
    this.dataset = dataset;
  }

  /**
   * A baseline to be trained on the dataset's train split, or on all of it when it has none.
   *
   * @throws PredictionException when samples have annotations that no such baseline learns
   */
  public static BaselineTraining on(Dataset dataset) {
    BaselineTraining training = new BaselineTraining(dataset);
    return dataset.annotations().isPresent() ? training.targets(Task.targetsOf(dataset)) : training;
  }

  /**
   * Finds more wrong labels, for much longer training: two folds in place of five, each trained
   * five times as long, by a wider network that begins with whitening, judges mirrored pictures
   * too, and learns smoothed labels. What is set besides stays as set.
   *
   * <p>Of two folds each learns from only half of the samples, and all of the time goes into two
   * models: a model says more when it has learnt for longer than when it has seen more.
   */
  public BaselineTraining thorough() {
    settings.thorough = true;
    return this;
  }

  /** Held-out parts, 2 or more; unless said 5, or 2 when thorough. */
  public BaselineTraining folds(int count) {
    settings.folds = atLeast("folds", count, 2);
    return this;
  }

  /**
   * Passes over the samples at most; unless said, as many as make 600 steps a fold, or 3,000 when
   * thorough, in 3..60.
   */
  public BaselineTraining epochs(int count) {
    settings.epochs = atLeast("epochs", count, 1);
    return this;
  }

  /**
   * A fold stops after this many epochs without a better held-out loss; unless said 5, or not at
   * all when thorough.
   */
  public BaselineTraining patience(int count) {
    settings.patience = atLeast("patience", count, 1);
    return this;
  }

  /** Decides every random choice: with the same seed, threads and device come the same bits. */
  public BaselineTraining seed(long value) {
    settings.seed = value;
    return this;
  }

  /** Pictures a step, 2 or more; unless said 64, 128 when thorough, fewer for small datasets. */
  public BaselineTraining batch(int count) {
    settings.batch = atLeast("batch", count, 2);
    return this;
  }

  /**
   * Filters of the first convolution; unless said 16, or 24 when thorough; work grows with its
   * square.
   */
  public BaselineTraining width(int filters) {
    settings.width = atLeast("width", filters, 1);
    return this;
  }

  /** Side in pixels to which pictures are resized; unless said their own size, at most 64. */
  public BaselineTraining size(int pixels) {
    if (pixels > LARGEST_SIZE) {
      throw new PredictionException(
          Words.of(
              "size is %d; expected 8 to %d, as the baseline is light; bring a bigger model along with model(file)",
              pixels, LARGEST_SIZE));
    }
    settings.size = atLeast("size", pixels, 8);
    return this;
  }

  /**
   * Keeps samples together that belong together, such as recordings of one speaker or pictures of
   * one patient: no model judges a group that it has learnt from.
   *
   * @param idPattern a regular expression that is found in each id; what its first parentheses
   *     match, or all of it where it has none, names the group: {@code "([a-z]+)_\\d+"}
   * @throws PredictionException when it is no regular expression
   */
  public BaselineTraining groupedBy(String idPattern) {
    settings.groupedBy = Groups.checked(idPattern);
    return this;
  }

  /** Highest learning rate, above 0; unless said 0.1, or 0.25 when thorough; of texts 1.5. */
  public BaselineTraining rate(double peak) {
    if (!(peak > 0 && peak <= 10)) {
      throw new PredictionException(
          "rate is " + peak + "; expected a number above 0, at most 10; 0.1 is a good start");
    }
    settings.rate = peak;
    return this;
  }

  /** Makes every class count the same, however many samples it has. */
  public BaselineTraining balanced() {
    settings.weighting = Optimisation.Weighting.BALANCED;
    return this;
  }

  /** Focal loss with this exponent, 0 or more; 2 is usual. */
  public BaselineTraining focal(double gamma) {
    if (!(gamma >= 0 && gamma <= 20)) {
      throw new PredictionException(
          "focal gamma is " + gamma + "; expected 0 to 20; 2 is usual, 0 is cross-entropy");
    }
    settings.focalGamma = gamma;
    return this;
  }

  /**
   * Spreads this share of every target over all classes, in [0, 1); unless said 0, or 0.1 when
   * thorough.
   */
  public BaselineTraining labelSmoothing(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new PredictionException(
          "label smoothing is " + share + "; expected 0 or more and below 1; 0.1 is usual");
    }
    settings.labelSmoothing = share;
    return this;
  }

  /**
   * Mirroring as augmentation; unless said, horizontal for colour pictures and none for grey ones.
   */
  public BaselineTraining flip(Augmentations.Flip how) {
    settings.flip = how;
    return this;
  }

  /** Random shift as augmentation, pixels to each side; unless said 2, or 1 below 24 pixels. */
  public BaselineTraining shift(int pixels) {
    settings.shift = atLeast("shift", pixels, 0);
    return this;
  }

  /**
   * Random brightness, contrast and saturation as augmentation, up to this share more or less, in
   * [0, 1]; 0.2 is usual.
   */
  public BaselineTraining colour(double most) {
    settings.augmentations = settings.augmentations.colour(most);
    return this;
  }

  /** Normal noise as augmentation, this share of the range of values strong, in [0, 1]. */
  public BaselineTraining noise(double deviation) {
    settings.augmentations = settings.augmentations.noise(deviation);
    return this;
  }

  /** A square of this side in pixels is cut out of each picture, as augmentation. */
  public BaselineTraining cutout(int pixels) {
    settings.augmentations = settings.augmentations.cutout(pixels);
    return this;
  }

  /** MixUp with this α: pictures and their labels are mixed in pairs; 0.2 is usual. */
  public BaselineTraining mixUp(double alpha) {
    settings.augmentations = settings.augmentations.mixUp(alpha);
    return this;
  }

  /** CutMix with this α: a part of another picture is put in, labels are mixed; 1 is usual. */
  public BaselineTraining cutMix(double alpha) {
    settings.augmentations = settings.augmentations.cutMix(alpha);
    return this;
  }

  /**
   * Gives about one in K + 1 of the samples that a fold learns from an extra class that means
   * nothing. How hard training finds them says below which area under the margin a label is taken
   * to be wrong, which the rule {@code aum-threshold} uses. Each fold has its own such samples;
   * they go as themselves in the others. With two folds they have no dynamics of their own, and the
   * models learn from that many fewer samples. Not together with MixUp or CutMix, as no margins are
   * known of mixed pictures.
   *
   * @see <a href="https://arxiv.org/abs/2001.10528">Pleiss et al., 2020, section 3.2</a>
   */
  public BaselineTraining thresholdSamples() {
    settings.thresholdSamples = true;
    return this;
  }

  /** {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}. */
  public BaselineTraining device(String name) {
    settings.device = name;
    return this;
  }

  /**
   * Threads inside one operation; 1 unless said, as folds train side by side on all cores. Part of
   * what makes results bit-equal.
   */
  public BaselineTraining threads(int count) {
    settings.threads = atLeast("threads", count, 1);
    return this;
  }

  /** Where to tell how far it is; silent unless said. */
  public BaselineTraining progress(Progress where) {
    progress = where;
    return this;
  }

  /**
   * Keeps what is done in {@code folder}, so that the same call goes on there after its process was
   * killed or interrupted, and comes to the same bits. What a training has come to is kept until a
   * run holds it, 14 days at most. Nothing is kept unless said; the front door says it.
   */
  public BaselineTraining resumable(Path folder) {
    unfinished = folder;
    return this;
  }

  /** Where decoded pictures are kept for later calls; nowhere unless said. */
  public BaselineTraining cache(CacheFolder kept) {
    cache = kept;
    return this;
  }

  /** Begins anew, whatever an earlier call has left. */
  public BaselineTraining fresh() {
    fresh = true;
    return this;
  }

  /** Called before anything is computed; what it throws ends the call. */
  public BaselineTraining beforeTraining(Runnable check) {
    beforeTraining = check;
    return this;
  }

  /** What else to do with a trained baseline; a session keeps it as its newest. */
  public BaselineTraining whenTrained(Consumer<Baseline> also) {
    whenTrained = also;
    return this;
  }

  /**
   * Trains one model a fold, each on the other folds, and predicts what it held out.
   *
   * @throws PredictionException when the dataset is too small or has one class, or training
   *     diverges
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  public Baseline train() {
    beforeTraining.run();
    try (CheckpointStore kept = unfinished()) {
      Baseline trained =
          training(kept, (family, samples) -> told(kept, family, recipe(family, samples))).run();
      whenTrained.accept(trained);
      return trained;
    }
  }

  private FoldTraining training(CheckpointStore kept, FoldTraining.Settle settle) {
    return new FoldTraining(
        dataset,
        trainingSamples(dataset),
        this::family,
        this::targets,
        settle,
        progress,
        kept,
        cache);
  }

  /** Learns with these models, whatever the dataset holds. */
  BaselineTraining with(ModelFamily models) {
    chosen = models;
    return this;
  }

  /**
   * Learns these, one a sample of the dataset, in place of its labels.
   *
   * @throws PredictionException when there are not as many, or of another number of classes
   */
  BaselineTraining targets(Targets all) {
    if (all.size() != dataset.size() || all.classes() != dataset.classes().size()) {
      throw new PredictionException(
          Words.of(
              "targets are %,d × %d; expected %,d × %d, one row a sample of %s and a column for each of its classes",
              all.size(), all.classes(), dataset.size(), dataset.classes().size(), dataset.name()));
    }
    targets = all;
    settings.objective = all.objective();
    return this;
  }

  private Targets targets(int[] samples) {
    Targets all = targets;
    return (all == null ? Task.targetsOf(dataset) : all).rows(samples);
  }

  private ModelFamily family(int[] wanted) {
    ModelFamily models = chosen;
    if (models != null) {
      return models;
    }
    return dataset.modality().isRead()
        ? new TextModels(TextFeatures.usual())
        : new PictureModels(Input.fitting(dataset, wanted, Settings.or(settings.size, 0)));
  }

  private Recipe told(CheckpointStore kept, ModelFamily family, Recipe recipe) {
    String by =
        Words.of(
            "%s, %d folds × up to %d epochs, seed %d",
            family.describe(recipe), recipe.folds(), recipe.epochs(), recipe.seed());
    kept.about(dataset.name(), by, recipe.folds() * recipe.epochs());
    return recipe;
  }

  /**
   * Learns one batch by heart, without augmentation: a model that cannot do that has a bug or
   * labels without any relation to the pictures.
   */
  public OverfitCheck overfitOneBatch() {
    return training(CheckpointStore.nowhere(), this::recipe).overfitOneBatch();
  }

  private CheckpointStore unfinished() {
    CheckpointStore kept =
        unfinished == null ? CheckpointStore.nowhere() : CheckpointStore.in(unfinished);
    return fresh ? kept.anew() : kept;
  }

  /** Indices of the train split, or of all samples when there is none. */
  static int[] trainingSamples(Dataset dataset) {
    int[] train =
        IntStream.range(0, dataset.size()).filter(i -> dataset.split(i) == Split.TRAIN).toArray();
    return train.length > 0 ? train : IntStream.range(0, dataset.size()).toArray();
  }

  private Recipe recipe(ModelFamily family, int samples) {
    Augmentations mixed = settings.augmentations;
    if (settings.thresholdSamples && (mixed.mixUp() > 0 || mixed.cutMix() > 0)) {
      throw new PredictionException(
          Words.of(
              "threshold samples are asked for with mixUp %s and cutMix %s; expected both 0, as no margins are known of mixed pictures; leave either out",
              mixed.mixUp(), mixed.cutMix()));
    }
    if (settings.objective == Objective.TAGS) {
      refuseForTags(settings.thresholdSamples, "thresholdSamples()");
      refuseForTags(settings.weighting != Optimisation.Weighting.NONE, "balanced()");
      refuseForTags(settings.focalGamma != 0, "focal(...)");
    }
    return family.recipe(settings, samples);
  }

  private static void refuseForTags(boolean asked, String what) {
    if (asked) {
      throw new PredictionException(
          what
              + " is asked of a baseline for tags; expected settings of binary cross-entropy, such as labelSmoothing; leave it out");
    }
  }

  private static int atLeast(String what, int value, int least) {
    if (value < least) {
      throw new PredictionException(Words.of("%s is %d; expected %d or more", what, value, least));
    }
    return value;
  }

  @Override
  public String toString() {
    return Words.of(
        "baseline of %s: %d folds, %s epochs, seed %d; call train()",
        dataset.name(),
        Settings.or(settings.folds, settings.thorough ? 2 : 5),
        settings.epochs == null ? "as many as needed" : settings.epochs,
        settings.seed);
  }
}
