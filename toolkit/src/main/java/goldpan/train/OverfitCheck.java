package goldpan.train;

import goldpan.data.Words;

/**
 * Whether the network can learn one batch by heart.
 *
 * @param pictures in the batch
 * @param steps taken
 * @param firstLossNats before learning
 * @param lastLossNats after the last step
 * @param passed whether the loss fell below 0.05 nats
 */
public record OverfitCheck(
    int pictures, int steps, double firstLossNats, double lastLossNats, boolean passed) {

  static final double ENOUGH_NATS = 0.05;
  static final int MOST_STEPS = 300;

  @Override
  public String toString() {
    return passed
        ? Words.of(
            "overfit one batch: passed, %d pictures learnt by heart in %d steps (loss %.3f to %.3f nats)",
            pictures, steps, firstLossNats, lastLossNats)
        : Words.of(
            "overfit one batch: FAILED, loss went from %.3f to %.3f nats in %d steps; check that labels belong to the pictures, or raise rate(...) or width(...)",
            firstLossNats, lastLossNats, steps);
  }
}
