package goldpan.torch;

/**
 * How one network learns: the batch, the steps and the loss.
 *
 * @param batch pictures a step
 * @param peakRate highest learning rate
 * @param momentum of Nesterov's method
 * @param weightDecay on convolution and linear weights
 * @param weighting how much each class counts
 * @param focalGamma focal loss exponent; 0 is cross-entropy
 * @param labelSmoothing share of the target spread over all classes, in [0, 1)
 * @param augmentations how pictures are changed at random
 */
public record Optimisation(
    int batch,
    double peakRate,
    double momentum,
    double weightDecay,
    Weighting weighting,
    double focalGamma,
    double labelSmoothing,
    Augmentations augmentations) {

  /** How much each class counts in the training loss. */
  public enum Weighting {
    /** Every sample counts the same. */
    NONE,
    /** Every class counts the same: samples weigh N / (K · class size). */
    BALANCED
  }
}
