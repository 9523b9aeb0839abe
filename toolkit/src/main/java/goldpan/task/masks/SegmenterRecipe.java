package goldpan.task.masks;

import goldpan.data.Words;

/**
 * How a light baseline for masks is trained; every number that decides the outcome.
 *
 * @param folds held-out parts, 2 or more
 * @param epochs passes over the learnt pictures
 * @param seed of folds, weights, order and augmentation
 * @param batch pictures a step
 * @param width filters of the first convolutions
 * @param peakRate highest learning rate, after three tenths of all steps
 * @param device {@code cpu} or {@code gpu:0}
 */
public record SegmenterRecipe(
    int folds, int epochs, long seed, int batch, int width, double peakRate, String device) {

  @Override
  public String toString() {
    return Words.of(
        "U-Net, width %d, %d folds × %d epochs, batch %d, rate %s, seed %d, %s",
        width, folds, epochs, batch, peakRate, seed, device);
  }
}
