package goldpan.train;

import goldpan.predict.Matrix;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * One model while it learns, on one thread. All that it does follows from its seed, its rows and
 * the generators it is given, so that a training that goes on from {@link #state} comes to the bits
 * of one that never stopped.
 */
interface FoldLearner extends AutoCloseable {

  /** Hears of rows what the model said about them before it learnt from them. */
  @FunctionalInterface
  interface Observer {
    /**
     * The model has looked at some rows.
     *
     * @param rows of which {@code rows[from..from+count)} are meant
     * @param logits count×outputs, row by row
     */
    void saw(int[] rows, int from, int count, float[] logits);
  }

  /** Hears of each step when it is done. */
  @FunctionalInterface
  interface Listener {
    /**
     * A step is done.
     *
     * @param step within the fold, from 1
     * @param samples in the step
     * @param lossNats their mean loss
     */
    void step(int step, int samples, double lossNats, double rate);
  }

  /** From now on tells of every look that has logits. */
  void observe(Observer by);

  /** Steps of one pass over so many rows. */
  int stepsPerEpoch(int rows);

  /**
   * One pass over rows in a random order. It can begin at any step and comes to the same bits.
   *
   * @param from steps of this pass that were done before
   * @param before steps of earlier passes
   * @param allSteps of all passes that the recipe asks for
   */
  void epoch(
      int[] rows, SplittableRandom random, int from, int before, int allSteps, Listener listener);

  /**
   * One step on all of {@code rows}, as they are; how {@link OverfitCheck} learns by heart.
   *
   * @return their mean loss in nats before the step
   */
  double step(int[] rows, double rate);

  /**
   * What it says of rows, a row of K probabilities each.
   *
   * @param embeds whether the row's embedding follows
   */
  Matrix judge(int[] rows, boolean embeds);

  /** The model, to be put back by {@link #restore} or to judge by. */
  byte[] snapshot();

  /** Goes back to a {@link #snapshot} to judge by; learning does not go on from it. */
  void restore(byte[] snapshot);

  /** Writes all that the next step depends on, beside the rows. */
  void state(DataOutputStream out) throws IOException;

  /** Goes back to what {@link #state} wrote; does nothing when that is empty. */
  void resume(byte[] state);

  @Override
  void close();
}
