package goldpan.train;

/**
 * How a fold's model did on its held-out samples at the end of an epoch; in a thorough training, on
 * an eighth of them until the last epoch.
 *
 * @param fold from 0
 * @param epoch from 1
 * @param trainLossNats mean training loss over the epoch's batches
 * @param heldOutLossNats mean cross-entropy on the held-out samples
 * @param heldOutAccuracy share of held-out samples predicted as labelled, in [0, 1]
 * @param kept whether this epoch's weights are the ones the fold keeps
 */
public record Epoch(
    int fold,
    int epoch,
    double trainLossNats,
    double heldOutLossNats,
    double heldOutAccuracy,
    boolean kept) {

  Epoch notKept() {
    return new Epoch(fold, epoch, trainLossNats, heldOutLossNats, heldOutAccuracy, false);
  }
}
