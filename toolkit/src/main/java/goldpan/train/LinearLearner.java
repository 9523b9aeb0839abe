package goldpan.train;

import goldpan.input.SparseRows;
import goldpan.linear.LinearModel;
import goldpan.linear.LinearOptimisation;
import goldpan.linear.LinearTrainer;
import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.Targets;
import goldpan.torch.Optimisation;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;

/** A linear model while it learns. It begins with zeros, so its seed decides nothing. */
final class LinearLearner implements FoldLearner {
  private static final int LEAST_ROWS = 2;
  private final LinearModel model;
  private final LinearTrainer trainer;
  private final int batch;
  private final int classes;

  LinearLearner(SparseRows rows, Recipe recipe, int[] learnt, Targets targets, int classes) {
    this.batch = recipe.batch();
    this.classes = classes;
    this.model = LinearModel.over(rows, learnt, targets.objective(), targets.classes(), LEAST_ROWS);
    if (targets.objective() == Objective.TAGS) {
      model.bias(targets.rows(learnt).logOdds());
    }
    boolean balanced = recipe.weighting() == Optimisation.Weighting.BALANCED;
    this.trainer =
        new LinearTrainer(
            model,
            rows,
            targets,
            new LinearOptimisation(batch, recipe.peakRate(), balanced, recipe.labelSmoothing()));
  }

  @Override
  public void observe(Observer by) {
    trainer.observe((rows, at, logits) -> by.saw(rows, at, 1, logits));
  }

  @Override
  public int stepsPerEpoch(int rows) {
    return LinearTrainer.stepsPerEpoch(rows, batch);
  }

  @Override
  public void epoch(
      int[] rows, SplittableRandom random, int from, int before, int allSteps, Listener listener) {
    trainer.epoch(rows, random, from, before, allSteps, listener::step);
  }

  @Override
  public double step(int[] rows, double rate) {
    return trainer.step(rows, 0, rows.length, rate);
  }

  /** It has no embeddings. */
  @Override
  public Matrix judge(int[] rows, boolean embeds) {
    return trainer.judge(rows, classes);
  }

  @Override
  public byte[] snapshot() {
    return model.bytes();
  }

  @Override
  public void restore(byte[] snapshot) {
    model.restore(snapshot);
  }

  @Override
  public void state(DataOutputStream out) throws IOException {
    out.write(model.bytes());
  }

  @Override
  public void resume(byte[] state) {
    if (state.length > 0) {
      model.restore(state);
    }
  }

  @Override
  public void close() {
    // nothing outside of the heap
  }
}
