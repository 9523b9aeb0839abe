package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.data.Words;
import goldpan.input.Input;
import goldpan.predict.CacheFolder;
import goldpan.predict.CheckpointStore;
import goldpan.predict.PredictionException;
import goldpan.torch.Augmentations;
import goldpan.torch.NetworkShape;
import goldpan.torch.Optimisation;
import goldpan.torch.Torch;
import goldpan.torch.Trainer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How to train a light baseline on a dataset; every setting has a default that suits most. End with
 * {@link #train} or {@link #overfitOneBatch}.
 */
public final class BaselineTraining {
  private static final int WANTED_STEPS = 600;
  private static final int THOROUGH_STEPS = 3000;
  private static final int MOST_EPOCHS = 60;
  private static final int LARGEST_SIZE = 512;
  private final Dataset dataset;
  private int folds;
  private int epochs;
  private int patience;
  private long seed = 1;
  private int batch;
  private int width;
  private boolean thorough;
  private boolean thresholdSamples;
  private int size;
  private double rate;
  private Optimisation.Weighting weighting = Optimisation.Weighting.NONE;
  private double focalGamma;
  private double labelSmoothing = -1;
  private Augmentations.@Nullable Flip flip;
  private int shift = -1;
  private Augmentations augmentations = Augmentations.none();
  private String device = "auto";
  private int threads = 1;
  private Progress progress = Progress.SILENT;
  private Runnable beforeTraining = () -> {};
  private Consumer<Baseline> whenTrained = trained -> {};
  private @Nullable Path unfinished;
  private CacheFolder cache = CacheFolder.none();
  private boolean fresh;

  private BaselineTraining(Dataset dataset) {
    this.dataset = dataset;
  }

  /** A baseline to be trained on the dataset's train split, or on all of it when it has none. */
  public static BaselineTraining on(Dataset dataset) {
    return new BaselineTraining(dataset);
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
    thorough = true;
    return this;
  }

  /** Held-out parts, 2 or more; unless said 5, or 2 when thorough. */
  public BaselineTraining folds(int count) {
    folds = atLeast("folds", count, 2);
    return this;
  }

  /**
   * Passes over the samples at most; unless said, as many as make 600 steps a fold, or 3,000 when
   * thorough, in 3..60.
   */
  public BaselineTraining epochs(int count) {
    epochs = atLeast("epochs", count, 1);
    return this;
  }

  /**
   * A fold stops after this many epochs without a better held-out loss; unless said 5, or not at
   * all when thorough.
   */
  public BaselineTraining patience(int count) {
    patience = atLeast("patience", count, 1);
    return this;
  }

  /** Decides every random choice: with the same seed, threads and device come the same bits. */
  public BaselineTraining seed(long value) {
    seed = value;
    return this;
  }

  /** Pictures a step, 2 or more; unless said 64, 128 when thorough, fewer for small datasets. */
  public BaselineTraining batch(int count) {
    batch = atLeast("batch", count, 2);
    return this;
  }

  /**
   * Filters of the first convolution; unless said 16, or 24 when thorough; work grows with its
   * square.
   */
  public BaselineTraining width(int filters) {
    width = atLeast("width", filters, 1);
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
    size = atLeast("size", pixels, 8);
    return this;
  }

  /** Highest learning rate, above 0; unless said 0.1, or 0.25 when thorough. */
  public BaselineTraining rate(double peak) {
    if (!(peak > 0 && peak <= 10)) {
      throw new PredictionException(
          "rate is " + peak + "; expected a number above 0, at most 10; 0.1 is a good start");
    }
    rate = peak;
    return this;
  }

  /** Makes every class count the same, however many samples it has. */
  public BaselineTraining balanced() {
    weighting = Optimisation.Weighting.BALANCED;
    return this;
  }

  /** Focal loss with this exponent, 0 or more; 2 is usual. */
  public BaselineTraining focal(double gamma) {
    if (!(gamma >= 0 && gamma <= 20)) {
      throw new PredictionException(
          "focal gamma is " + gamma + "; expected 0 to 20; 2 is usual, 0 is cross-entropy");
    }
    focalGamma = gamma;
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
    labelSmoothing = share;
    return this;
  }

  /**
   * Mirroring as augmentation; unless said, horizontal for colour pictures and none for grey ones.
   */
  public BaselineTraining flip(Augmentations.Flip how) {
    flip = how;
    return this;
  }

  /** Random shift as augmentation, pixels to each side; unless said 2, or 1 below 24 pixels. */
  public BaselineTraining shift(int pixels) {
    shift = atLeast("shift", pixels, 0);
    return this;
  }

  /**
   * Random brightness, contrast and saturation as augmentation, up to this share more or less, in
   * [0, 1]; 0.2 is usual.
   */
  public BaselineTraining colour(double most) {
    augmentations = augmentations.colour(most);
    return this;
  }

  /** Normal noise as augmentation, this share of the range of values strong, in [0, 1]. */
  public BaselineTraining noise(double deviation) {
    augmentations = augmentations.noise(deviation);
    return this;
  }

  /** A square of this side in pixels is cut out of each picture, as augmentation. */
  public BaselineTraining cutout(int pixels) {
    augmentations = augmentations.cutout(pixels);
    return this;
  }

  /** MixUp with this α: pictures and their labels are mixed in pairs; 0.2 is usual. */
  public BaselineTraining mixUp(double alpha) {
    augmentations = augmentations.mixUp(alpha);
    return this;
  }

  /** CutMix with this α: a part of another picture is put in, labels are mixed; 1 is usual. */
  public BaselineTraining cutMix(double alpha) {
    augmentations = augmentations.cutMix(alpha);
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
    thresholdSamples = true;
    return this;
  }

  /** {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}. */
  public BaselineTraining device(String name) {
    device = name;
    return this;
  }

  /**
   * Threads inside one operation; 1 unless said, as folds train side by side on all cores. Part of
   * what makes results bit-equal.
   */
  public BaselineTraining threads(int count) {
    threads = atLeast("threads", count, 1);
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
          new FoldTraining(
                  dataset,
                  trainingSamples(dataset),
                  (input, samples) -> told(kept, recipe(input, samples)),
                  size,
                  progress,
                  kept,
                  cache)
              .run();
      whenTrained.accept(trained);
      return trained;
    }
  }

  private Recipe told(CheckpointStore kept, Recipe recipe) {
    String by =
        Words.of(
            "light CNN, width %d, %d folds × up to %d epochs, seed %d",
            recipe.width(), recipe.folds(), recipe.epochs(), recipe.seed());
    kept.about(dataset.name(), by, recipe.folds() * recipe.epochs());
    return recipe;
  }

  /**
   * Learns one batch by heart, without augmentation: a model that cannot do that has a bug or
   * labels without any relation to the pictures.
   */
  public OverfitCheck overfitOneBatch() {
    return new FoldTraining(
            dataset,
            trainingSamples(dataset),
            this::recipe,
            size,
            progress,
            CheckpointStore.nowhere(),
            cache)
        .overfitOneBatch();
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

  private Recipe recipe(Input input, int samples) {
    if (thresholdSamples && (augmentations.mixUp() > 0 || augmentations.cutMix() > 0)) {
      throw new PredictionException(
          Words.of(
              "threshold samples are asked for with mixUp %s and cutMix %s; expected both 0, as no margins are known of mixed pictures; leave either out",
              augmentations.mixUp(), augmentations.cutMix()));
    }
    int parts = folds();
    int learnt = samples - samples / parts;
    int most = thorough ? 128 : 64;
    int pictures = batch > 0 ? batch : learnt >= 2048 ? most : learnt >= 512 ? 32 : 16;
    int wantedSteps = thorough ? THOROUGH_STEPS : WANTED_STEPS;
    int stepsPerEpoch = Math.max(1, Trainer.stepsPerEpoch(learnt, pictures));
    int passes =
        epochs > 0
            ? epochs
            : Math.min(MOST_EPOCHS, Math.max(3, (wantedSteps + stepsPerEpoch - 1) / stepsPerEpoch));
    Augmentations usual = Augmentations.usual(input, flip, shift);
    return new Recipe(
        parts,
        passes,
        patience > 0 ? patience : thorough ? passes : 5,
        seed,
        pictures,
        width > 0 ? width : thorough ? 24 : 16,
        thorough ? NetworkShape.Kind.WHITENED : NetworkShape.Kind.PLAIN,
        rate > 0 ? rate : thorough ? 0.25 : 0.1,
        0.9,
        5e-4,
        weighting,
        focalGamma,
        labelSmoothing >= 0 ? labelSmoothing : thorough ? 0.1 : 0,
        augmentations.flip(usual.flip()).shift(usual.shift()),
        thresholdSamples,
        Torch.name(Torch.device(device)),
        threads);
  }

  private int folds() {
    return folds > 0 ? folds : thorough ? 2 : 5;
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
        dataset.name(), folds(), epochs == 0 ? "as many as needed" : epochs, seed);
  }
}
