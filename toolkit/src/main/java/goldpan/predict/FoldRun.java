package goldpan.predict;

import ai.djl.Device;
import ai.djl.training.ParameterStore;
import goldpan.data.Progress;
import goldpan.data.Words;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * Trains one fold on its thread, and keeps the best it has said about what it holds out. Goes on
 * from its checkpoint where there is one, to the same bits.
 */
final class FoldRun {

  /** What all folds share. */
  static final class Setting {
    final StoredPictures pictures;
    final Input input;
    final Recipe recipe;
    final int[] labels;
    final int classes;
    final Folds folds;

    Setting(
        StoredPictures pictures,
        Input input,
        Recipe recipe,
        int[] labels,
        int classes,
        Folds folds) {
      this.pictures = pictures;
      this.input = input;
      this.recipe = recipe;
      this.labels = labels;
      this.classes = classes;
      this.folds = folds;
    }
  }

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
    this.record = checkpoint.resume(number);
  }

  /** What has been recorded so far. */
  FoldRecord record() {
    return record;
  }

  /** Pictures of one epoch. */
  int pictures() {
    return learnt.length;
  }

  /** Pictures that an earlier process has learnt from. */
  long picturesDone() {
    return (long) learnt.length * record.epochsDone()
        + Math.min(learnt.length, (long) record.stepsOfEpoch() * recipe.batch());
  }

  boolean isComplete() {
    return record.isComplete();
  }

  long elapsedMillis() {
    return record.elapsedMillis();
  }

  /** {@code "fold 3 at epoch 2"} when an earlier process has begun it and not ended it. */
  Optional<String> resumedAt() {
    return record.isComplete() || picturesDone() == 0
        ? Optional.empty()
        : Optional.of(Words.of("fold %d at epoch %d", number + 1, record.epochsDone() + 1));
  }

  /**
   * @param millisBefore what earlier processes spent
   */
  void train(Progress.Task task, long millisBefore) {
    if (record.isComplete()) {
      return;
    }
    Device device = Torch.device(recipe.device());
    Torch.onThisThread(recipe.threads());
    try (LightCnn net =
            LightCnn.create(setting.input, setting.classes, recipe.width(), seed(), device);
        Trainer trainer =
            new Trainer(
                net, setting.pictures, setting.labels, setting.classes, recipe, setting.input)) {
      trainer.restore(checkpoint.takeTrainer());
      while (record.goesOn(recipe)) {
        epoch(trainer, task, millisBefore);
        if (judge(net, device)) {
          record.keep(net.snapshot());
        }
        if (record.goesOn(recipe) && checkpoint.isDue()) {
          save(trainer::state, millisBefore);
        }
      }
    }
    record.complete();
    save(out -> {}, millisBefore);
  }

  private long seed() {
    return recipe.seed() * 1_000_003 + number;
  }

  private void save(Checkpoint.Writing trainer, long millisBefore) {
    record.elapsed(millisBefore + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
    checkpoint.write(record, trainer);
  }

  private void epoch(Trainer trainer, Progress.Task task, long millisBefore) {
    int perEpoch = Math.max(1, Trainer.stepsPerEpoch(learnt.length, recipe.batch()));
    trainer.epoch(
        learnt,
        random(),
        record.stepsOfEpoch(),
        record.epochsDone() * perEpoch,
        recipe.epochs() * perEpoch,
        (step, pictures, nats, rate) -> {
          record.stepped(step, nats, rate);
          tell(task, step, pictures, nats);
          if (checkpoint.isDue()) {
            save(trainer::state, millisBefore);
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

  private void tell(Progress.Task task, int step, int pictures, double nats) {
    task.advance(pictures);
    if (step % 10 == 0) {
      task.note(
          Words.of(
              "fold %d/%d epoch %d loss %.3f",
              number + 1, recipe.folds(), record.epochsDone() + 1, nats));
    }
  }

  private boolean judge(LightCnn net, Device device) {
    Matrix said =
        new Inference(setting.input, device, setting.classes)
            .run(
                setting.pictures,
                heldOut,
                List.of(model(net)),
                1,
                Progress.SILENT.start("", 0, ""),
                ScoreJournal.none())
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
      throw Trainer.diverged("held-out loss of fold " + number, loss, recipe);
    }
    return record.judged(said, loss, (double) right / heldOut.length);
  }

  void copyTo(Matrix.Builder all, int[] foldOf) {
    Matrix best = record.best();
    float[] row = new float[best.columns()];
    for (int i = 0; i < heldOut.length; i++) {
      best.row(i, row);
      all.set(heldOut[i], row, 0);
      foldOf[heldOut[i]] = number;
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
}
