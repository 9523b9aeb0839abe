package goldpan.predict;

import ai.djl.Device;
import ai.djl.training.ParameterStore;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Shuffle;
import goldpan.data.Words;
import goldpan.data.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Trains the fold models side by side, one thread each, and gathers what each says about what it
 * held out.
 */
final class FoldTraining {

  /** Settles the recipe once the pictures are known. */
  @FunctionalInterface
  interface Settle {
    Recipe recipe(Input input, int samples);
  }

  private final Dataset dataset;
  private final int[] wanted;
  private final Settle settle;
  private final int askedSize;
  private final Progress progress;

  FoldTraining(Dataset dataset, int[] wanted, Settle settle, int askedSize, Progress progress) {
    this.dataset = dataset;
    this.wanted = wanted;
    this.settle = settle;
    this.askedSize = askedSize;
    this.progress = progress;
  }

  /** What all folds share. */
  private static final class Setting {
    final StoredPictures pictures;
    final Input input;
    final Recipe recipe;
    final int[] labels;
    final Folds folds;

    Setting(StoredPictures pictures, Input input, Recipe recipe, int[] labels, Folds folds) {
      this.pictures = pictures;
      this.input = input;
      this.recipe = recipe;
      this.labels = labels;
      this.folds = folds;
    }
  }

  Baseline run() {
    long start = System.nanoTime();
    refuseEmpty();
    Input shape = Input.fitting(dataset, wanted, askedSize);
    try (StoredPictures pictures = StoredPictures.of(dataset, wanted, shape, progress)) {
      Input input = pictures.normalise(shape);
      Recipe recipe = settle.recipe(input, pictures.samples().length);
      int[] labels = IntStream.of(pictures.samples()).map(dataset::label).toArray();
      Folds folds = Folds.stratified(dataset, pictures.samples(), recipe.folds(), recipe.seed());
      return trainAll(new Setting(pictures, input, recipe, labels, folds), start);
    }
  }

  private void refuseEmpty() {
    if (wanted.length == 0) {
      throw new PredictionException(
          dataset.name() + " has no samples; expected some to train on; check the path");
    }
    if (!dataset.hasMedia()) {
      throw new PredictionException(
          dataset.name()
              + " is a table of labels without pictures; expected pictures to train on; bring predictions along with predictions(file, dataset)");
    }
  }

  private Baseline trainAll(Setting setting, long startNanos) {
    Recipe recipe = setting.recipe;
    int n = setting.labels.length;
    Matrix.Builder heldOut = Matrix.builder(n, dataset.classes().size());
    int[] foldOf = new int[n];
    Fold[] all = new Fold[recipe.folds()];
    Arrays.setAll(all, f -> new Fold(f, setting));
    long images = Arrays.stream(all).mapToLong(f -> f.learnt.length).sum() * recipe.epochs();
    try (Progress.Task task =
        progress.start("training " + recipe.folds() + " folds", images, "images")) {
      Workers.forEach(
          all.length,
          1,
          Math.min(Workers.threads(), all.length),
          () -> (from, to) -> all[from].train(task));
    }
    for (Fold fold : all) {
      fold.copyTo(heldOut, foldOf);
    }
    List<Finding> findings = new ArrayList<>(setting.pictures.findings());
    findings.addAll(Folds.smallClasses(dataset, setting.pictures.samples(), recipe.folds()));
    return new Baseline(
        dataset,
        recipe,
        setting.input,
        Arrays.stream(all).map(f -> f.weights).toList(),
        setting.pictures.samples(),
        heldOut.build(),
        foldOf,
        Curve.of(
            Arrays.stream(all).flatMap(f -> f.steps.stream()).toList(),
            Arrays.stream(all).flatMap(Fold::epochs).toList()),
        findings,
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
  }

  /** One fold: its network, and the best it has said so far about what it holds out. */
  private final class Fold {
    private final int number;
    private final Setting setting;
    private final int[] learnt;
    private final int[] heldOut;
    private Matrix best = Matrix.of();
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private byte[] weights = new byte[0];
    private final List<Step> steps = new ArrayList<>();
    private final List<Epoch> epochs = new ArrayList<>();

    Fold(int number, Setting setting) {
      this.number = number;
      this.setting = setting;
      this.learnt = setting.folds.learnt(number);
      this.heldOut = setting.folds.heldOut(number);
    }

    void train(Progress.Task task) {
      Recipe recipe = setting.recipe;
      Device device = Torch.device(recipe.device());
      long seed = recipe.seed() * 1_000_003 + number;
      Torch.onThisThread(recipe.threads());
      try (LightCnn net =
              LightCnn.create(
                  setting.input, dataset.classes().size(), recipe.width(), seed, device);
          Trainer trainer =
              new Trainer(
                  net,
                  setting.pictures,
                  setting.labels,
                  dataset.classes().size(),
                  recipe,
                  setting.input)) {
        SplittableRandom random = new SplittableRandom(seed);
        int perEpoch = Math.max(1, Trainer.stepsPerEpoch(learnt.length, recipe.batch()));
        for (int e = 0; e < recipe.epochs() && e - bestEpoch < recipe.patience(); e++) {
          double trainLoss = epoch(trainer, random, e, perEpoch, task);
          Epoch done = judge(net, device, e + 1, trainLoss);
          epochs.add(done);
          if (done.kept()) {
            weights = net.snapshot();
          }
        }
      }
    }

    Stream<Epoch> epochs() {
      return epochs.stream().map(e -> e.epoch() == bestEpoch ? e : e.notKept());
    }

    private double epoch(
        Trainer trainer, SplittableRandom random, int epoch, int perEpoch, Progress.Task task) {
      double loss =
          trainer.epoch(
              learnt,
              random,
              epoch * perEpoch,
              setting.recipe.epochs() * perEpoch,
              (step, pictures, nats, rate) -> {
                steps.add(new Step(number, epoch + 1, step, nats, rate));
                task.advance(pictures);
                if (step % 10 == 0) {
                  task.note(
                      Words.of(
                          "fold %d/%d epoch %d loss %.3f",
                          number + 1, setting.recipe.folds(), epoch + 1, nats));
                }
              });
      return loss;
    }

    private Epoch judge(LightCnn net, Device device, int epoch, double trainLoss) {
      Matrix said =
          new Inference(setting.input, device, dataset.classes().size())
              .run(
                  setting.pictures,
                  heldOut,
                  List.of(model(net)),
                  1,
                  Progress.SILENT.start("", 0, ""))
              .probabilities();
      double loss = 0;
      int right = 0;
      for (int i = 0; i < heldOut.length; i++) {
        int label = setting.labels[heldOut[i]];
        loss -= Math.log(Math.max(said.at(i, label), Float.MIN_NORMAL));
        right += said.mostProbable(i) == label ? 1 : 0;
      }
      loss /= heldOut.length;
      if (!Double.isFinite(loss)) {
        throw Trainer.diverged("held-out loss of fold " + number, loss, setting.recipe);
      }
      boolean better = loss < bestLoss;
      if (better) {
        best = said;
        bestLoss = loss;
        bestEpoch = epoch;
      }
      return new Epoch(number, epoch, trainLoss, loss, (double) right / heldOut.length, better);
    }

    void copyTo(Matrix.Builder all, int[] foldOf) {
      float[] row = new float[best.columns()];
      for (int i = 0; i < heldOut.length; i++) {
        best.row(i, row);
        all.set(heldOut[i], row, 0);
        foldOf[heldOut[i]] = number;
      }
    }
  }

  /** The network as inference workers use it. */
  static Inference.Model model(LightCnn net) {
    return batch -> {
      // a store is not safe for many threads, and costs nothing to make
      ParameterStore store = new ParameterStore(net.manager(), false);
      return net.logits(store, batch, false).logSoftmax(1).exp();
    };
  }

  /**
   * Takes the recipe's network, rate and batch; not what would keep the loss from falling to
   * nothing, or weigh it: smoothing, focal factor and class weights.
   */
  OverfitCheck overfitOneBatch() {
    refuseEmpty();
    Input shape = Input.fitting(dataset, wanted, askedSize);
    Recipe recipe = settle.recipe(shape, wanted.length).plainLoss();
    int[] batch = oneBatch(recipe);
    try (StoredPictures pictures = StoredPictures.of(dataset, batch, shape, progress)) {
      int count = pictures.samples().length;
      if (count < 2) {
        throw new PredictionException(
            Words.of(
                "%s: %d of the %d pictures of the batch can be read; expected at least 2; dataset.check() lists what is wrong",
                dataset.name(), count, batch.length));
      }
      int[] labels = IntStream.of(pictures.samples()).map(dataset::label).toArray();
      return Torch.computing(
          recipe.threads(), () -> overfit(pictures, labels, pictures.normalise(shape), recipe));
    }
  }

  private OverfitCheck overfit(StoredPictures pictures, int[] labels, Input input, Recipe recipe) {
    int classes = dataset.classes().size();
    Device device = Torch.device(recipe.device());
    try (LightCnn net = LightCnn.create(input, classes, recipe.width(), recipe.seed(), device);
        Trainer trainer = new Trainer(net, pictures, labels, classes, recipe, input)) {
      return overfit(trainer, recipe, labels.length);
    }
  }

  private static OverfitCheck overfit(Trainer trainer, Recipe recipe, int count) {
    int[] rows = IntStream.range(0, count).toArray();
    double first = 0;
    double nats = 0;
    for (int s = 1; s <= OverfitCheck.MOST_STEPS; s++) {
      Progress.checkInterrupted();
      nats = trainer.step(rows, 0, count, null, recipe.peakRate() / 4);
      first = s == 1 ? nats : first;
      if (nats < OverfitCheck.ENOUGH_NATS) {
        return new OverfitCheck(count, s, first, nats, true);
      }
    }
    return new OverfitCheck(count, OverfitCheck.MOST_STEPS, first, nats, false);
  }

  private int[] oneBatch(Recipe recipe) {
    int[] order = wanted.clone();
    new Shuffle(recipe.seed()).order(order);
    return IntStream.of(order).limit(recipe.batch()).sorted().toArray();
  }
}
