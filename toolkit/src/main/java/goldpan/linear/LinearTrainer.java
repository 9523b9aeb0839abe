package goldpan.linear;

import goldpan.data.Progress;
import goldpan.data.Shuffle;
import goldpan.input.SparseRow;
import goldpan.input.SparseRows;
import goldpan.predict.Matrix;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Trains a {@link LinearModel} by stochastic gradient descent, one sample after the other, at a
 * rate that falls in a straight line to zero. Rows have length one, so a sample moves its own
 * logits by the rate times its error, and inverse document frequencies make rare features move
 * faster. A step of the training is a batch of samples, which are still learnt from one by one.
 *
 * @see <a href="https://arxiv.org/abs/1606.04838">Bottou, Curtis and Nocedal, Optimization Methods
 *     for Large-Scale Machine Learning, 2018, section 4</a>
 */
public final class LinearTrainer {
  private static final float BIAS_SHARE = 0.1f;
  private final LinearModel model;
  private final SparseRows rows;
  private final LinearOptimisation recipe;
  private final LinearLoss loss;
  private final SparseRow row = new SparseRow();
  private final LinearModel.Active active = new LinearModel.Active();
  private final float[] logits;
  private final float[] gradient;
  private @Nullable Observer observer;

  /** Hears of every row what the model said about it before it learnt from it. */
  @FunctionalInterface
  public interface Observer {
    /**
     * The model has looked at {@code rows[at]}.
     *
     * @param logits one an output; not to be kept
     */
    void saw(int[] rows, int at, float[] logits);
  }

  /** Hears of each step when it is done. */
  @FunctionalInterface
  public interface Listener {
    void step(int step, int samples, double lossNats, double rate);
  }

  /**
   * A trainer of a model.
   *
   * @param model to be trained, in place
   * @param rows what it learns from
   * @param targets of all rows, with as many classes as the model has outputs
   */
  public LinearTrainer(
      LinearModel model, SparseRows rows, Targets targets, LinearOptimisation recipe) {
    this.model = model;
    this.rows = rows;
    this.recipe = recipe;
    this.loss = new LinearLoss(targets, recipe.balanced(), recipe.labelSmoothing());
    this.logits = new float[model.outputs()];
    this.gradient = new float[model.outputs()];
  }

  /** From now on tells of every row that is learnt from. */
  public void observe(Observer by) {
    observer = by;
  }

  /** Steps of one pass over so many rows. */
  public static int stepsPerEpoch(int count, int batch) {
    return (count + batch - 1) / batch;
  }

  /**
   * One pass over {@code learnt} in a random order; it can begin at any step.
   *
   * @param from steps of this pass that were done before
   * @param before steps of earlier passes
   * @throws PredictionException when the loss is no finite number
   */
  public void epoch(
      int[] learnt,
      SplittableRandom random,
      int from,
      int before,
      int allSteps,
      Listener listener) {
    int[] order = learnt.clone();
    new Shuffle(random.nextLong()).order(order);
    int steps = stepsPerEpoch(order.length, recipe.batch());
    for (int s = from; s < steps; s++) {
      Progress.checkInterrupted();
      int first = s * recipe.batch();
      int count = Math.min(recipe.batch(), order.length - first);
      double rate = recipe.peakRate() * (1 - (before + s + 0.5) / allSteps);
      listener.step(before + s + 1, count, step(order, first, count, rate), rate);
    }
  }

  /** Learns from {@code order[from..from+count)}; returns their mean loss in nats. */
  public double step(int[] order, int from, int count, double rate) {
    double sum = 0;
    for (int at = from; at < from + count; at++) {
      rows.row(order[at], row);
      model.activate(row, active);
      model.logits(active, logits);
      if (observer != null) {
        observer.saw(order, at, logits);
      }
      sum += loss.of(order[at], logits, gradient);
      model.descend(active, gradient, (float) rate, BIAS_SHARE * (float) rate);
    }
    if (!Double.isFinite(sum)) {
      throw PredictionException.diverged("loss of a batch", sum, recipe.peakRate());
    }
    return sum / count;
  }

  /**
   * Probabilities of some rows.
   *
   * @param classes how many of the outputs are judged by; the first
   */
  public Matrix judge(int[] wanted, int classes) {
    Matrix.Builder said = Matrix.builder(wanted.length, classes);
    for (int i = 0; i < wanted.length; i++) {
      Progress.checkInterrupted();
      rows.row(wanted[i], row);
      model.judge(row, active, logits, classes);
      said.set(i, logits, 0);
    }
    return said.build();
  }
}
