package goldpan.train;

/**
 * One step of training: what a training curve is made of.
 *
 * @param fold the fold that was held out, from 0
 * @param epoch from 1
 * @param step within the fold, from 1
 * @param lossNats mean training loss of the batch
 * @param rate learning rate of the step
 */
public record Step(int fold, int epoch, int step, double lossNats, double rate) {}
