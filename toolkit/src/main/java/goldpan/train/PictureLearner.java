package goldpan.train;

import goldpan.input.Input;
import goldpan.input.PictureSource;
import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.Targets;
import goldpan.torch.LightCnn;
import goldpan.torch.Torch;
import goldpan.torch.Trainer;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;

/** A light network while it learns. */
final class PictureLearner implements FoldLearner {
  private final PictureSource pictures;
  private final int batch;
  private final Torch.Borrowed thread;
  private final LightCnn net;
  private final Trainer trainer;

  PictureLearner(
      PictureSource pictures, Input input, Recipe recipe, Targets targets, int classes, long seed) {
    this.pictures = pictures;
    this.batch = recipe.batch();
    this.thread = Torch.borrowThread(recipe.threads());
    this.net = LightCnn.create(recipe.shape(input, classes), seed, recipe.device());
    this.trainer = trainer(recipe, targets);
  }

  private Trainer trainer(Recipe recipe, Targets targets) {
    try {
      net.whiten(pictures, targets.size());
      if (recipe.objective() == Objective.TAGS) {
        net.bias(targets.logOdds());
      }
      return new Trainer(net, pictures, targets, recipe.optimisation());
    } catch (RuntimeException | Error e) {
      net.close();
      thread.close();
      throw e;
    }
  }

  @Override
  public void observe(Observer by) {
    trainer.observe(by::saw);
  }

  @Override
  public int stepsPerEpoch(int rows) {
    return Trainer.stepsPerEpoch(rows, batch);
  }

  @Override
  public void epoch(
      int[] rows, SplittableRandom random, int from, int before, int allSteps, Listener listener) {
    trainer.epoch(rows, random, from, before, allSteps, listener::step);
  }

  @Override
  public double step(int[] rows, double rate) {
    return trainer.step(rows, 0, rows.length, null, rate);
  }

  @Override
  public Matrix judge(int[] rows, boolean embeds) {
    return net.judge(pictures, rows, embeds);
  }

  @Override
  public byte[] snapshot() {
    return net.snapshot();
  }

  @Override
  public void restore(byte[] snapshot) {
    net.restore(snapshot);
  }

  @Override
  public void state(DataOutputStream out) throws IOException {
    trainer.state(out);
  }

  @Override
  public void resume(byte[] state) {
    trainer.restore(state);
  }

  @Override
  public void close() {
    trainer.close();
    net.close();
    thread.close();
  }
}
