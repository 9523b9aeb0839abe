package goldpan.train.detect;

import goldpan.data.Progress;
import goldpan.data.Words;
import goldpan.torch.Torch;
import goldpan.torch.detect.CentreNet;
import goldpan.torch.detect.DetectorTrainer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Trains one fold's detector on the calling thread, then asks it about what the fold holds out.
 * Goes on from its checkpoint where there is one, to the same bits.
 */
final class DetectorFold {
  private final int number;
  private final DetectorMaterial material;
  private final DetectorRecipe recipe;
  private final DetectorCheckpoint checkpoint;
  private final int[] learnt;
  private final int[] heldOut;
  private DetectorCheckpoint.State state;

  DetectorFold(
      int number,
      DetectorMaterial material,
      DetectorRecipe recipe,
      GroupedFolds folds,
      DetectorCheckpoint checkpoint) {
    this.number = number;
    this.material = material;
    this.recipe = recipe;
    this.checkpoint = checkpoint;
    this.learnt = folds.learnt(number);
    this.heldOut = folds.heldOut(number);
    this.state =
        checkpoint.read().orElseGet(() -> new DetectorCheckpoint.State(new float[0], new byte[0]));
  }

  /** Pictures to be learnt from, in all epochs. */
  long pictures() {
    return (long) learnt.length * recipe.epochs();
  }

  /** How many of them an earlier process has behind it. */
  long done() {
    return (long) learnt.length * epochsDone();
  }

  private int epochsDone() {
    return state.losses.length;
  }

  /** Mean training loss of each epoch. */
  float[] losses() {
    return state.losses.clone();
  }

  /** The weights at the end. */
  byte[] weights() {
    return state.trainer;
  }

  void run(Progress.Task task, CentreNet.Listener listener) {
    Torch.Borrowed thread = Torch.borrowThread(1);
    try (CentreNet net = CentreNet.create(material.shape(), seed(), recipe.device())) {
      if (epochsDone() < recipe.epochs()) {
        train(net, task);
      } else {
        net.restore(state.trainer);
      }
      net.judge(material.pictures(), heldOut, listener);
    } finally {
      thread.close();
    }
  }

  private void train(CentreNet net, Progress.Task task) {
    try (DetectorTrainer trainer =
        new DetectorTrainer(net, material.pictures(), material::boxes, recipe.optimisation())) {
      if (epochsDone() > 0) {
        trainer.restore(state.trainer);
      }
      int perEpoch = DetectorTrainer.stepsPerEpoch(learnt.length, recipe.optimisation().batch());
      while (epochsDone() < recipe.epochs()) {
        epoch(trainer, perEpoch, task);
        if (epochsDone() < recipe.epochs() && checkpoint.isDue()) {
          checkpoint.write(new DetectorCheckpoint.State(state.losses, bytes(trainer)));
        }
      }
    }
    state = new DetectorCheckpoint.State(state.losses, net.snapshot());
    checkpoint.write(state);
  }

  private void epoch(DetectorTrainer trainer, int perEpoch, Progress.Task task) {
    int epoch = epochsDone();
    double mean =
        trainer.epoch(
            learnt,
            random(epoch),
            epoch * perEpoch,
            recipe.epochs() * perEpoch,
            (pictures, loss) -> {
              task.advance(pictures);
              task.note(
                  Words.of(
                      "fold %d/%d epoch %d loss %.3f",
                      number + 1, recipe.folds(), epoch + 1, loss));
            });
    float[] losses = Arrays.copyOf(state.losses, epoch + 1);
    losses[epoch] = (float) mean;
    state = new DetectorCheckpoint.State(losses, state.trainer);
  }

  private static byte[] bytes(DetectorTrainer trainer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      trainer.state(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Every epoch has its own generator, so that none has to be kept. */
  private SplittableRandom random(int epoch) {
    SplittableRandom parent = new SplittableRandom(seed());
    SplittableRandom own = parent.split();
    for (int e = 0; e < epoch; e++) {
      own = parent.split();
    }
    return own;
  }

  private long seed() {
    return recipe.seed() * 1_000_003 + number;
  }
}
