package goldpan.train.detect;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.disk.CheckpointStore;
import goldpan.predict.CacheFolder;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Provenance;
import goldpan.task.boxes.BoxAnnotations;
import goldpan.task.boxes.Detections;
import goldpan.task.boxes.GivenBox;
import goldpan.task.boxes.ScoredBox;
import goldpan.torch.Torch;
import goldpan.torch.WorkKey;
import goldpan.torch.detect.CellMap;
import goldpan.torch.detect.DetectorOptimisation;
import goldpan.torch.detect.DetectorTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Trains a light detector on a dataset with boxes, in folds, so that each picture is judged by a
 * model that never saw it. All pictures are in folds, whatever their split. Immutable: each setting
 * gives a new one.
 *
 * <p>Folds learn side by side, each on one thread, so that the number of threads never shows in the
 * result. The same seed, data and machine give the same bits, also when a killed training is gone
 * on with.
 */
public final class DetectorTraining {
  private static final int WANTED_STEPS = 960;
  private static final int MOST_EPOCHS = 60;
  private static final int LEAST_EPOCHS = 3;

  private final Dataset dataset;
  private final Settings settings;

  private record Settings(
      int folds,
      int epochs,
      long seed,
      int width,
      int side,
      int batch,
      double rate,
      boolean flips,
      String device,
      List<Integer> groups) {}

  private DetectorTraining(Dataset dataset, Settings settings) {
    this.dataset = dataset;
    this.settings = settings;
  }

  /**
   * A training with the usual settings: 3 folds, as many epochs as make 960 steps of 4 pictures,
   * input of 256 pixels on the longer side, width 16, rate .003.
   *
   * @throws IllegalArgumentException when the dataset has no boxes
   */
  public static DetectorTraining of(Dataset dataset) {
    BoxAnnotations unused = BoxAnnotations.of(dataset);
    return new DetectorTraining(
        dataset, new Settings(3, 0, 0, 16, 256, 4, 0.003, true, "cpu", List.of()));
  }

  private static int atLeast(String what, int value, int least) {
    if (value < least) {
      throw new PredictionException(Words.of("%s is %d; expected %d or more", what, value, least));
    }
    return value;
  }

  private DetectorTraining with(Settings changed) {
    return new DetectorTraining(dataset, changed);
  }

  /** Held-out parts, 2 or more. */
  public DetectorTraining folds(int count) {
    Settings s = settings;
    atLeast("folds", count, 2);
    return with(
        new Settings(
            count, s.epochs, s.seed, s.width, s.side, s.batch, s.rate, s.flips, s.device,
            s.groups));
  }

  /** Passes over the learnt pictures, 1 or more. */
  public DetectorTraining epochs(int count) {
    Settings s = settings;
    atLeast("epochs", count, 1);
    return with(
        new Settings(
            s.folds, count, s.seed, s.width, s.side, s.batch, s.rate, s.flips, s.device, s.groups));
  }

  /** Seed of folds, weights, order and augmentation. */
  public DetectorTraining seed(long seed) {
    Settings s = settings;
    return with(
        new Settings(
            s.folds, s.epochs, seed, s.width, s.side, s.batch, s.rate, s.flips, s.device,
            s.groups));
  }

  /** Filters of the first convolution, 1 or more. */
  public DetectorTraining width(int filters) {
    Settings s = settings;
    atLeast("width", filters, 1);
    return with(
        new Settings(
            s.folds, s.epochs, s.seed, filters, s.side, s.batch, s.rate, s.flips, s.device,
            s.groups));
  }

  /** Longer side of the network's pictures in pixels, 32 to 2,048, rounded to a multiple of 16. */
  public DetectorTraining size(int side) {
    Settings s = settings;
    if (side < 32 || side > 2048) {
      throw new PredictionException(Words.of("size is %d; expected 32 to 2048 pixels", side));
    }
    return with(
        new Settings(
            s.folds, s.epochs, s.seed, s.width, side, s.batch, s.rate, s.flips, s.device,
            s.groups));
  }

  /** Pictures a step, 2 or more. */
  public DetectorTraining batch(int pictures) {
    Settings s = settings;
    atLeast("batch", pictures, 2);
    return with(
        new Settings(
            s.folds, s.epochs, s.seed, s.width, s.side, pictures, s.rate, s.flips, s.device,
            s.groups));
  }

  /** Highest learning rate, above 0. */
  public DetectorTraining rate(double peak) {
    Settings s = settings;
    if (!(peak > 0 && peak < 1)) {
      throw new PredictionException("rate is %s; expected above 0 and below 1".formatted(peak));
    }
    return with(
        new Settings(
            s.folds, s.epochs, s.seed, s.width, s.side, s.batch, peak, s.flips, s.device,
            s.groups));
  }

  /** Pictures are not mirrored: left and right are not alike in them. */
  public DetectorTraining noFlip() {
    Settings s = settings;
    return with(
        new Settings(
            s.folds, s.epochs, s.seed, s.width, s.side, s.batch, s.rate, false, s.device,
            s.groups));
  }

  /** {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:i}. */
  public DetectorTraining device(String name) {
    Settings s = settings;
    return with(
        new Settings(
            s.folds, s.epochs, s.seed, s.width, s.side, s.batch, s.rate, s.flips, name, s.groups));
  }

  /**
   * Pictures that stay together in a fold, such as those of one source and near-duplicates.
   *
   * @param groups a number a sample of the dataset; equal numbers stay together
   * @throws PredictionException when there are not as many as samples
   */
  public DetectorTraining groups(int[] groups) {
    Settings s = settings;
    if (groups.length != dataset.size()) {
      throw new PredictionException(
          Words.of(
              "groups are %,d; expected %,d, one for each picture of %s",
              groups.length, dataset.size(), dataset.name()));
    }
    return with(
        new Settings(
            s.folds,
            s.epochs,
            s.seed,
            s.width,
            s.side,
            s.batch,
            s.rate,
            s.flips,
            s.device,
            Arrays.stream(groups).boxed().toList()));
  }

  /**
   * Trains all folds and asks each about what it held out.
   *
   * @param unfinished keeps what is done, so that a killed training is gone on with
   * @throws PredictionException when there is too little to learn from, or training diverges
   */
  public TrainedDetector train(Progress progress, CheckpointStore unfinished, CacheFolder cache) {
    long start = System.nanoTime();
    refuseEmpty();
    try (DetectorMaterial material =
        DetectorMaterial.read(dataset, settings.side, settings.width, progress, cache)) {
      int[] samples = material.stored().samples();
      int[] groups =
          settings.groups.isEmpty()
              ? samples
              : IntStream.of(samples).map(settings.groups::get).toArray();
      DetectorRecipe recipe = recipe(samples.length);
      GroupedFolds folds = GroupedFolds.deal(groups, recipe.folds(), recipe.seed());
      return trainAll(material, recipe, folds, progress, unfinished, start);
    }
  }

  private void refuseEmpty() {
    BoxAnnotations boxes = BoxAnnotations.of(dataset);
    boolean any = IntStream.range(0, dataset.size()).anyMatch(row -> boxes.count(row) > 0);
    if (!any) {
      throw new PredictionException(
          dataset.name() + " has no box in any picture; expected some to learn from");
    }
    if (!dataset.hasMedia()) {
      throw new PredictionException(
          dataset.name()
              + " has boxes without pictures; expected pictures to train on; bring detections along");
    }
  }

  private DetectorRecipe recipe(int pictures) {
    Settings s = settings;
    int learnt = pictures - pictures / s.folds;
    int perEpoch = Math.max(1, DetectorTrainer.stepsPerEpoch(learnt, s.batch));
    int suits = (WANTED_STEPS + perEpoch - 1) / perEpoch;
    int epochs = s.epochs > 0 ? s.epochs : Math.min(MOST_EPOCHS, Math.max(LEAST_EPOCHS, suits));
    return new DetectorRecipe(
        s.folds,
        epochs,
        s.seed,
        s.width,
        new DetectorOptimisation(s.batch, s.rate, 0.01, 1.25, s.flips, 0.2),
        0.05,
        300,
        0.5,
        Torch.name(Torch.device(s.device)));
  }

  private TrainedDetector trainAll(
      DetectorMaterial material,
      DetectorRecipe recipe,
      GroupedFolds folds,
      Progress progress,
      CheckpointStore unfinished,
      long start) {
    String by =
        Words.of(
            "light detector, width %d, %d×%d, %d folds × %d epochs, seed %d",
            recipe.width(),
            material.shape().input().width(),
            material.shape().input().height(),
            recipe.folds(),
            recipe.epochs(),
            recipe.seed());
    unfinished.about(dataset.name(), by, recipe.folds() * recipe.epochs());
    String key = WorkKey.training(dataset, "detector", recipe, material.shape(), folds);
    CheckpointStore.Work work = unfinished.begin(key);
    Queue<String> problems = new ConcurrentLinkedQueue<>();
    work.problem().ifPresent(problems::add);
    DetectorFold[] all = new DetectorFold[recipe.folds()];
    Arrays.setAll(
        all,
        f ->
            new DetectorFold(
                f, material, recipe, folds, new DetectorCheckpoint(work, key, f, problems::add)));
    Gathered gathered = new Gathered(material, recipe);
    run(all, gathered, progress);
    Detections.Builder found =
        Detections.builder(
            dataset, new Provenance(by, recipe.seed(), dataset.fingerprint(), recipe.device(), 1));
    material.stored().findings().forEach(found::finding);
    problems.forEach(p -> found.finding(new Finding(dataset.name(), Finding.Kind.NOTE, p)));
    return gathered.build(found, folds, all, System.nanoTime() - start);
  }

  private static void run(DetectorFold[] all, Gathered gathered, Progress progress) {
    long pictures = Arrays.stream(all).mapToLong(DetectorFold::pictures).sum();
    long done = Arrays.stream(all).mapToLong(DetectorFold::done).sum();
    String resumed =
        done == 0 ? "" : Words.of(", resumed at %d %%", 100 * done / Math.max(1, pictures));
    try (Progress.Task task =
        progress.start("training " + all.length + " folds" + resumed, pictures, "images")) {
      task.advance(done);
      Workers.forEach(
          all.length,
          1,
          Workers.threads(),
          () -> (from, to) -> all[from].run(task, gathered::said));
    }
  }

  /** What the folds say of what they hold out; rows are written by one fold each. */
  private static final class Gathered {
    private final DetectorMaterial material;
    private final DetectorRecipe recipe;
    private final List<ScoredBox>[] found;
    private final List<ScoredBox>[] atGiven;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Gathered(DetectorMaterial material, DetectorRecipe recipe) {
      this.material = material;
      this.recipe = recipe;
      int n = material.stored().samples().length;
      this.found = new List[n];
      this.atGiven = new List[n];
    }

    void said(int i, CellMap cells) {
      int width = material.width(i);
      int height = material.height(i);
      found[i] =
          cells.found(
              width, height, recipe.leastConfidence(), recipe.mostBoxes(), recipe.overlap());
      atGiven[i] =
          material.given(i).stream()
              .map(GivenBox::box)
              .map(b -> cells.at(b, width, height))
              .toList();
    }

    TrainedDetector build(
        Detections.Builder detections, GroupedFolds folds, DetectorFold[] all, long nanos) {
      int[] samples = material.stored().samples();
      List<List<ScoredBox>> given =
          new java.util.ArrayList<>(
              java.util.Collections.nCopies(material.dataset().size(), List.of()));
      for (int i = 0; i < samples.length; i++) {
        detections.picture(samples[i], found[i], Origin.OUT_OF_FOLD, folds.of(i));
        given.set(samples[i], atGiven[i]);
      }
      return new TrainedDetector(
          detections.build(),
          given,
          recipe,
          material.shape(),
          Arrays.stream(all).map(DetectorFold::weights).toList(),
          Arrays.stream(all).map(DetectorFold::losses).toList(),
          nanos / 1_000_000);
    }
  }
}
