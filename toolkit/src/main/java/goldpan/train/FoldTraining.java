package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.LostClasses;
import goldpan.data.Progress;
import goldpan.data.Shuffle;
import goldpan.data.Words;
import goldpan.data.Workers;
import goldpan.disk.CheckpointStore;
import goldpan.predict.CacheFolder;
import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Trains the fold models side by side, one thread each, and gathers what each says about what it
 * held out.
 */
final class FoldTraining {

  /** Chooses the models by a look at the samples that are wanted. */
  @FunctionalInterface
  interface Choose {
    ModelFamily family(int[] wanted);
  }

  /** Says what samples are to be learnt as. */
  @FunctionalInterface
  interface Target {
    Targets of(int[] samples);
  }

  /** Settles the recipe once it is known what can be learnt from. */
  @FunctionalInterface
  interface Settle {
    Recipe recipe(ModelFamily family, int samples);
  }

  private final Dataset dataset;
  private final int[] wanted;
  private final Choose choose;
  private final Target target;
  private final Settle settle;
  private final Progress progress;
  private final CheckpointStore unfinished;
  private final CacheFolder cache;

  FoldTraining(
      Dataset dataset,
      int[] wanted,
      Choose choose,
      Target target,
      Settle settle,
      Progress progress,
      CheckpointStore unfinished,
      CacheFolder cache) {
    this.dataset = dataset;
    this.wanted = wanted;
    this.choose = choose;
    this.target = target;
    this.settle = settle;
    this.progress = progress;
    this.unfinished = unfinished;
    this.cache = cache;
  }

  Baseline run() {
    long start = System.nanoTime();
    refuseEmpty();
    try (Material material = choose.family(wanted).read(dataset, wanted, progress, cache)) {
      int[] samples = material.samples();
      Recipe recipe = settle.recipe(material.family(), samples.length);
      Targets targets = target.of(samples);
      Folds folds = folds(recipe, samples, targets);
      return trainAll(new FoldRun.Setting(material, recipe, targets, folds), start);
    }
  }

  private Folds folds(Recipe recipe, int[] samples, Targets targets) {
    String pattern = recipe.groupedBy();
    return pattern == null
        ? Folds.of(dataset, targets, recipe.folds(), recipe.seed())
        : Folds.grouped(
            dataset, targets, Groups.of(dataset, samples, pattern), recipe.folds(), recipe.seed());
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

  private Baseline trainAll(FoldRun.Setting setting, long startNanos) {
    List<Finding> findings = new ArrayList<>(setting.material.findings());
    findings.addAll(LostClasses.of(dataset, findings));
    findings.addAll(Folds.smallClasses(dataset, setting.targets, setting.recipe.folds()));
    findings.addAll(setting.folds.unseenClasses(dataset, setting.targets));
    if (setting.dimensions() < setting.family.dimensions(setting.recipe)) {
      findings.add(noEmbeddings(setting.targets.size()));
    }
    String key = setting.recipe.key(dataset, setting.family.input(), setting.targets);
    CheckpointStore.Work work = unfinished.begin(key);
    Queue<String> problems = new ConcurrentLinkedQueue<>();
    work.problem().ifPresent(problems::add);
    FoldRun[] all = new FoldRun[setting.recipe.folds()];
    Arrays.setAll(
        all,
        f -> new FoldRun(f, setting, new FoldCheckpoint(work, key, f, problems::add), startNanos));
    train(all, setting.recipe, setting.family.samplesName());
    problems.forEach(p -> findings.add(new Finding(dataset.name(), Finding.Kind.NOTE, p)));
    return gather(all, setting, findings);
  }

  private Finding noEmbeddings(int samples) {
    return new Finding(
        dataset.name(),
        Finding.Kind.NOTE,
        Words.of(
            "embeddings of %,d samples are too many to keep, so nothing is said about neighbours; all else is as ever",
            samples));
  }

  private void train(FoldRun[] all, Recipe recipe, String name) {
    long before = Arrays.stream(all).mapToLong(FoldRun::elapsedMillis).max().orElse(0);
    long samples = Arrays.stream(all).mapToLong(FoldRun::samples).sum() * recipe.epochs();
    long done = Arrays.stream(all).mapToLong(FoldRun::samplesDone).sum();
    String resumed = done == 0 ? "" : Words.of(", resumed at %d %%", 100 * done / samples);
    Turns turns = new Turns(Workers.threads());
    try (Progress.Task task =
        progress.start("training " + recipe.folds() + " folds" + resumed, samples, name)) {
      task.advance(done);
      Workers.forEach(
          all.length, 1, all.length, () -> (from, to) -> all[from].train(task, before, turns));
    }
  }

  private Baseline gather(FoldRun[] all, FoldRun.Setting setting, List<Finding> findings) {
    int n = setting.targets.size();
    Matrix.Builder heldOut = Matrix.builder(n, dataset.classes().size());
    int[] foldOf = new int[n];
    Matrix.Builder embeddings = Matrix.builder(n, setting.dimensions());
    Matrix.Builder inSampleProbabilities = Matrix.builder(n, dataset.classes().size());
    for (FoldRun fold : all) {
      fold.copyTo(heldOut, embeddings, inSampleProbabilities, foldOf);
    }
    return new Baseline(
        dataset,
        setting.recipe,
        setting.family,
        setting.targets,
        Arrays.stream(all).map(f -> f.record().weights()).toList(),
        setting.material.samples(),
        heldOut.build(),
        foldOf,
        setting.dynamics.build(),
        embeddings.build(),
        inSampleProbabilities.build(),
        Curve.of(
            Arrays.stream(all).flatMap(f -> f.record().steps().stream()).toList(),
            Arrays.stream(all).flatMap(f -> f.record().epochs()).toList()),
        findings,
        Arrays.stream(all).mapToLong(FoldRun::elapsedMillis).max().orElse(0));
  }

  /**
   * Takes the recipe's network, rate and batch; not what would keep the loss from falling to
   * nothing, or weigh it: smoothing, focal factor and class weights.
   */
  OverfitCheck overfitOneBatch() {
    refuseEmpty();
    ModelFamily family = choose.family(wanted);
    Recipe recipe = settle.recipe(family, wanted.length).plainLoss();
    int[] batch = oneBatch(recipe);
    try (Material material = family.read(dataset, batch, progress, CacheFolder.none())) {
      int[] samples = material.samples();
      if (samples.length < 2) {
        throw new PredictionException(
            Words.of(
                "%s: %d of the %d %s of the batch can be read; expected at least 2; dataset.check() lists what is wrong",
                dataset.name(), samples.length, batch.length, family.samplesName()));
      }
      Targets targets = target.of(samples);
      int[] rows = IntStream.range(0, samples.length).toArray();
      try (FoldLearner learner =
          material.learner(recipe, rows, targets, targets.classes(), recipe.seed())) {
        return overfit(learner, recipe.peakRate() / 4, samples.length);
      }
    }
  }

  private static OverfitCheck overfit(FoldLearner learner, double rate, int count) {
    int[] rows = IntStream.range(0, count).toArray();
    double first = 0;
    double nats = 0;
    for (int s = 1; s <= OverfitCheck.MOST_STEPS; s++) {
      Progress.checkInterrupted();
      nats = learner.step(rows, rate);
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
