package goldpan.train.detect;

import goldpan.torch.detect.DetectorOptimisation;

/**
 * How a detector baseline is trained; every number that decides the outcome.
 *
 * @param folds held-out parts, 2 or more
 * @param epochs passes over the learnt pictures
 * @param seed of folds, weights, order and augmentation
 * @param width filters of the first convolution
 * @param optimisation how each fold learns
 * @param leastConfidence of a box that is found
 * @param mostBoxes found in a picture
 * @param overlap intersection over union above which of two boxes of a class the less confident
 *     goes
 * @param device {@code cpu} or {@code gpu:0}
 */
public record DetectorRecipe(
    int folds,
    int epochs,
    long seed,
    int width,
    DetectorOptimisation optimisation,
    double leastConfidence,
    int mostBoxes,
    double overlap,
    String device) {}
