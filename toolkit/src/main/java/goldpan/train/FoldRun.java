package goldpan.train;

import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.disk.CheckpointFile;
import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Trains one fold on its thread, and keeps the best it has said about what it holds out. Goes on
 * from its checkpoint where there is one, to the same bits.
 */
final class FoldRun {

  /** What all folds share. */
  static final class Setting {
    final Material material;
    final ModelFamily family;
    final Recipe recipe;
    final Targets targets;
    final Folds folds;
    final ThresholdSamples thresholdSamples;
    final DynamicsSum dynamics;

    Setting(Material material, Recipe recipe, Targets targets, Folds folds) {
      this.material = material;
      this.family = material.family();
      this.recipe = recipe;
      this.targets = targets;
      this.folds = folds;
      this.thresholdSamples =
          recipe.thresholdSamples()
              ? ThresholdSamples.draw(folds, targets.classes(), recipe.seed())
              : ThresholdSamples.none();
      this.dynamics = new DynamicsSum(targets.size(), thresholdSamples);
    }

    /** Length of the embeddings that are kept; 0 where they would be too many. */
    int dimensions() {
      return affordable(targets.size(), family.dimensions(recipe));
    }
  }

  /** Values of embeddings kept at most: 32 MiB, 131,072 samples at width 16. */
  private static final long MOST_EMBEDDED = 8 << 20;

  private final int number;
  private final Setting setting;
  private final Recipe recipe;
  private final FoldCheckpoint checkpoint;
  private final long startNanos;
  private final int[] learnt;
  private final int[] heldOut;
  private final FoldRecord record;

  FoldRun(int number, Setting setting, FoldCheckpoint checkpoint, long startNanos) {
    this.number = number;
    this.setting = setting;
    this.recipe = setting.recipe;
    this.checkpoint = checkpoint;
    this.startNanos = startNanos;
    this.learnt = setting.folds.learnt(number);
    this.heldOut = setting.folds.heldOut(number);
    this.record =
        checkpoint.resume(
            number, () -> new FoldRecord(number, new FoldDynamics(learnt, recipe.epochs())));
  }

  /** The same number of dimensions when that many samples' embeddings can be kept, otherwise 0. */
  static int affordable(int samples, int dimensions) {
    return (long) samples * dimensions <= MOST_EMBEDDED ? dimensions : 0;
  }

  /** What has been recorded so far. */
  FoldRecord record() {
    return record;
  }

  /** Samples of one epoch. */
  int samples() {
    return learnt.length;
  }

  /** Samples that an earlier process has learnt from. */
  long samplesDone() {
    return (long) learnt.length * record.epochsDone()
        + Math.min(learnt.length, (long) record.stepsOfEpoch() * recipe.batch());
  }

  boolean isComplete() {
    return record.isComplete();
  }

  long elapsedMillis() {
    return record.elapsedMillis();
  }

  /**
   * @param millisBefore what earlier processes spent
   * @param turns who computes when; an epoch is one turn
   */
  void train(Progress.Task task, long millisBefore, Turns turns) {
    if (record.isComplete()) {
      setting.dynamics.add(number, record.dynamics());
      return;
    }
    Targets targets = setting.thresholdSamples.targets(number, setting.targets);
    try (FoldLearner learner = learner(targets)) {
      learner.resume(checkpoint.takeTrainer());
      while (record.goesOn(recipe)) {
        turns.take(() -> turn(learner, task, millisBefore));
      }
      turns.take(() -> record.complete(inSampleProbabilities(learner)));
    }
    save(out -> {}, millisBefore);
    setting.dynamics.add(number, record.dynamics());
  }

  private FoldLearner learner(Targets targets) {
    int classes = setting.targets.classes();
    FoldLearner learner = setting.material.learner(recipe, learnt, targets, classes, seed());
    if (recipe.objective() == Objective.ONE_CLASS) {
      learner.observe(
          (rows, from, count, logits) ->
              record.dynamics().observe(rows, from, count, targets, logits));
    }
    return learner;
  }

  /**
   * What the kept model says of what the next fold holds out, which it has learnt from: each sample
   * is so judged once by a model that knows it. What is said of the fold's threshold samples counts
   * for nothing, as it has not learnt their labels.
   */
  private Matrix inSampleProbabilities(FoldLearner learner) {
    learner.restore(record.weights());
    int[] known = setting.folds.heldOut((number + 1) % recipe.folds());
    return learner.judge(known, false);
  }

  private void turn(FoldLearner learner, Progress.Task task, long millisBefore) {
    epoch(learner, task, millisBefore);
    if (judge(learner)) {
      record.keep(learner.snapshot());
    }
    if (record.goesOn(recipe) && checkpoint.isDue()) {
      save(learner::state, millisBefore);
    }
  }

  private long seed() {
    return recipe.seed() * 1_000_003 + number;
  }

  private void save(CheckpointFile.Writing trainer, long millisBefore) {
    record.elapsed(millisBefore + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    checkpoint.write(record, trainer);
  }

  private void epoch(FoldLearner learner, Progress.Task task, long millisBefore) {
    int perEpoch = Math.max(1, learner.stepsPerEpoch(learnt.length));
    learner.epoch(
        learnt,
        random(),
        record.stepsOfEpoch(),
        record.epochsDone() * perEpoch,
        recipe.epochs() * perEpoch,
        (step, samples, nats, rate) -> {
          record.stepped(step, nats, rate);
          tell(task, step, samples, nats);
          if (checkpoint.isDue()) {
            save(learner::state, millisBefore);
          }
        });
  }

  /** Every epoch has its own generator, so that none has to be kept. */
  private SplittableRandom random() {
    SplittableRandom parent = new SplittableRandom(seed());
    SplittableRandom own = parent.split();
    for (int e = 0; e < record.epochsDone(); e++) {
      own = parent.split();
    }
    return own;
  }

  private void tell(Progress.Task task, int step, int samples, double nats) {
    task.advance(samples);
    if (step % 10 == 0) {
      task.note(
          Words.of(
              "fold %d/%d epoch %d loss %.3f",
              number + 1, recipe.folds(), record.epochsDone() + 1, nats));
    }
  }

  /**
   * Judges what the fold holds out; before the end of a thorough training, which never stops early,
   * only an eighth of it, for the curve.
   */
  private boolean judge(FoldLearner learner) {
    boolean thorough = recipe.network() == Network.WHITENED && recipe.patience() >= recipe.epochs();
    boolean whole = !thorough || record.epochsDone() + 1 == recipe.epochs();
    int[] asked = whole ? heldOut : glance();
    Matrix said = learner.judge(asked, setting.dimensions() > 0);
    HeldOutScore score = HeldOutScore.of(said, asked, setting.targets);
    if (!Double.isFinite(score.lossNats())) {
      throw PredictionException.diverged(
          "held-out loss of fold " + number, score.lossNats(), recipe.peakRate());
    }
    double loss = score.lossNats();
    double accuracy = score.accuracy();
    return whole ? record.judged(said, loss, accuracy) : record.glanced(loss, accuracy);
  }

  private int[] glance() {
    int step = Math.max(1, Math.min(8, heldOut.length / 256));
    return IntStream.range(0, heldOut.length)
        .filter(i -> i % step == 0)
        .map(i -> heldOut[i])
        .toArray();
  }

  void copyTo(
      Matrix.Builder all,
      Matrix.Builder embeddings,
      Matrix.Builder inSampleProbabilities,
      int[] foldOf) {
    Matrix best = record.best();
    float[] row = new float[best.columns()];
    for (int i = 0; i < heldOut.length; i++) {
      best.row(i, row);
      all.set(heldOut[i], row, 0);
      embeddings.set(heldOut[i], row, setting.targets.classes());
      foldOf[heldOut[i]] = number;
    }
    int[] known = setting.folds.heldOut((number + 1) % recipe.folds());
    for (int i = 0; i < known.length; i++) {
      if (!setting.thresholdSamples.has(number, known[i])) {
        record.inSampleProbabilities().row(i, row);
        inSampleProbabilities.set(known[i], row, 0);
      }
    }
  }
}
