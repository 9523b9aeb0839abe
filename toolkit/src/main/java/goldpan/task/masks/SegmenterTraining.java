package goldpan.task.masks;

import goldpan.data.Dataset;
import goldpan.data.Pixels;
import goldpan.data.Progress;
import goldpan.data.Split;
import goldpan.data.UnreadableMediaException;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.disk.CheckpointStore;
import goldpan.input.Input;
import goldpan.input.PictureCache;
import goldpan.input.StoredPictures;
import goldpan.predict.CacheFolder;
import goldpan.predict.PredictionException;
import goldpan.torch.Torch;
import goldpan.torch.UNet;
import goldpan.torch.WorkKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sets up and trains a light baseline for masks: a small U-Net on reduced pictures, one a fold.
 * Masks are read from their files whenever a step needs them.
 */
public final class SegmenterTraining {
  private static final int WANTED_STEPS = 600;
  private static final int MOST_EPOCHS = 60;
  private static final int USUAL_SIDE = 160;

  private final Dataset dataset;
  private int folds = 3;
  private @Nullable Integer epochs;
  private long seed = 1;
  private int side = USUAL_SIDE;
  private int batch = 4;
  private int width = 16;
  private double rate = 0.05;
  private String device = "auto";
  private Progress progress = Progress.SILENT;
  private @Nullable Path unfinished;
  private boolean fresh;
  private CacheFolder cache = CacheFolder.none();
  private Runnable beforeTraining = () -> {};
  private Consumer<Segmenter> whenTrained = s -> {};

  private SegmenterTraining(Dataset dataset) {
    this.dataset = dataset;
  }

  /**
   * Training on the pictures of the train split, or on all when there is none.
   *
   * @throws IllegalArgumentException when the dataset has no masks
   */
  public static SegmenterTraining on(Dataset dataset) {
    Masks.of(dataset);
    return new SegmenterTraining(dataset);
  }

  /** Held-out parts; 3 unless said. */
  public SegmenterTraining folds(int count) {
    folds = atLeast("folds", count, 2);
    return this;
  }

  /** Passes over the learnt pictures; as many as make some 600 steps unless said, at most 60. */
  public SegmenterTraining epochs(int count) {
    epochs = atLeast("epochs", count, 1);
    return this;
  }

  /** Of every random choice; 1 unless said. */
  public SegmenterTraining seed(long number) {
    seed = number;
    return this;
  }

  /** Pixels that the longer side of a picture is reduced to; 160 unless said. */
  public SegmenterTraining size(int longerSide) {
    side = atLeast("size", longerSide, UNet.STRIDE);
    return this;
  }

  /** Pictures a step; 4 unless said. */
  public SegmenterTraining batch(int pictures) {
    batch = atLeast("batch", pictures, 1);
    return this;
  }

  /** Filters of the first convolutions; 16 unless said. */
  public SegmenterTraining width(int filters) {
    width = atLeast("width", filters, 1);
    return this;
  }

  /** Highest learning rate; 0.05 unless said. */
  public SegmenterTraining rate(double peak) {
    if (!(peak > 0 && peak < Double.POSITIVE_INFINITY)) {
      throw new PredictionException(Words.of("rate is %s; expected a number above 0", peak));
    }
    rate = peak;
    return this;
  }

  /** {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}. */
  public SegmenterTraining device(String name) {
    device = name;
    return this;
  }

  /** Where to tell how far it is; silent unless said. */
  public SegmenterTraining progress(Progress where) {
    progress = where;
    return this;
  }

  /** Keeps what is done in a folder, so that the same call goes on there, to the same bits. */
  public SegmenterTraining resumable(Path folder) {
    unfinished = folder;
    return this;
  }

  /** Begins anew, whatever an earlier call has left. */
  public SegmenterTraining fresh() {
    fresh = true;
    return this;
  }

  /** Where reduced pictures are kept for later calls; nowhere unless said. */
  public SegmenterTraining cache(CacheFolder kept) {
    cache = kept;
    return this;
  }

  /** Called before anything is computed; what it throws ends the call. */
  public SegmenterTraining beforeTraining(Runnable check) {
    beforeTraining = check;
    return this;
  }

  /** What else to do with a trained model. */
  public SegmenterTraining whenTrained(Consumer<Segmenter> also) {
    whenTrained = also;
    return this;
  }

  private static int atLeast(String what, int value, int least) {
    if (value < least) {
      throw new PredictionException(Words.of("%s is %d; expected %d or more", what, value, least));
    }
    return value;
  }

  /**
   * Trains one model a fold, each on the other folds.
   *
   * @throws PredictionException when there are too few pictures, or training diverges
   * @throws java.util.concurrent.CancellationException when the thread is interrupted
   */
  public Segmenter train() {
    beforeTraining.run();
    int[] wanted = trainingSamples();
    try (StoredPictures pictures =
            StoredPictures.of(dataset, wanted, shape(wanted), progress, new PictureCache(cache));
        CheckpointStore kept = store()) {
      Input input = pictures.normalise(shape(wanted));
      int[] samples = pictures.samples();
      if (samples.length < 2 * folds) {
        throw new PredictionException(
            Words.of(
                "%s has %,d readable training pictures for %d folds; expected at least %d; use fewer folds, or bring predictions along",
                dataset.name(), samples.length, folds, 2 * folds));
      }
      Segmenter trained = train(pictures, input, samples, kept);
      whenTrained.accept(trained);
      return trained;
    }
  }

  private CheckpointStore store() {
    CheckpointStore kept =
        unfinished == null ? CheckpointStore.nowhere() : CheckpointStore.in(unfinished);
    return fresh ? kept.anew() : kept;
  }

  private Segmenter train(
      StoredPictures pictures, Input input, int[] samples, CheckpointStore kept) {
    SegmenterRecipe recipe = recipe(samples.length);
    kept.about(dataset.name(), recipe.toString(), recipe.folds() * recipe.epochs());
    List<String> ids = Arrays.stream(samples).mapToObj(dataset::id).toList();
    int[] foldOf = FrameFolds.deal(ids, recipe.folds(), recipe.seed());
    String key = WorkKey.training(dataset, recipe, input, "masks");
    CheckpointStore.Work work = kept.begin(key);
    ReducedMasks targets = new ReducedMasks(Masks.of(dataset), samples, input);
    SegmenterFold[] all = new SegmenterFold[recipe.folds()];
    Arrays.setAll(
        all,
        f ->
            new SegmenterFold(
                recipe,
                f,
                IntStream.range(0, samples.length).filter(i -> foldOf[i] != f).toArray(),
                work.file("segmenter-fold-" + f + ".checkpoint"),
                key));
    int epochsInAll = recipe.folds() * recipe.epochs();
    try (Progress.Task task =
        progress.start("training " + recipe.folds() + " folds", epochsInAll, "epochs")) {
      Workers.forEach(
          all.length,
          1,
          (from, to) -> all[from].train(pictures, targets, input, dataset.classes().size(), task));
    }
    Map<String, Integer> folds = new HashMap<>();
    for (int i = 0; i < samples.length; i++) {
      folds.put(ids.get(i), foldOf[i]);
    }
    List<byte[]> weights = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    for (SegmenterFold fold : all) {
      weights.add(fold.weights());
      losses.add(fold.lossNats());
    }
    return new Segmenter(dataset, recipe, input, weights, folds, losses, key);
  }

  private SegmenterRecipe recipe(int samples) {
    int learnt = samples - samples / folds;
    int perEpoch = Math.max(1, learnt / batch);
    int suits = Math.min(MOST_EPOCHS, Math.max(3, (WANTED_STEPS + perEpoch - 1) / perEpoch));
    return new SegmenterRecipe(
        folds,
        Optional.ofNullable(epochs).orElse(suits),
        seed,
        batch,
        width,
        rate,
        Torch.name(Torch.device(device)));
  }

  private int[] trainingSamples() {
    int[] train =
        IntStream.range(0, dataset.size()).filter(i -> dataset.split(i) == Split.TRAIN).toArray();
    return train.length > 0 ? train : IntStream.range(0, dataset.size()).toArray();
  }

  /** The shape of the first readable picture, reduced to whole strides. */
  private Input shape(int[] wanted) {
    for (int sample : wanted) {
      try {
        Pixels first = dataset.pixels(sample);
        double scale = Math.min(1, (double) side / Math.max(first.width(), first.height()));
        List<Float> zero = List.of(0f, 0f, 0f);
        return new Input(
            strides(first.width() * scale),
            strides(first.height() * scale),
            3,
            zero,
            List.of(1f, 1f, 1f));
      } catch (UnreadableMediaException ignored) {
        // told when all are read
      }
    }
    throw new PredictionException(
        dataset.name()
            + " has no picture that can be read; expected some to train on; dataset.check() lists what is wrong");
  }

  private static int strides(double pixels) {
    return UNet.STRIDE * (int) Math.max(1, Math.round(pixels / UNet.STRIDE));
  }

  @Override
  public String toString() {
    return "segmenter of " + dataset.name() + ": " + folds + " folds; call train()";
  }
}
