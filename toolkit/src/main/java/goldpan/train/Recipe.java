package goldpan.train;

import goldpan.data.Dataset;
import goldpan.input.Input;
import goldpan.predict.Dynamics;
import goldpan.torch.Augmentations;
import goldpan.torch.NetworkShape;
import goldpan.torch.Optimisation;
import goldpan.torch.WorkKey;
import java.util.Objects;

/**
 * How a baseline is trained; every number that decides the outcome.
 *
 * @param folds held-out parts, 2 or more
 * @param epochs passes over the learnt samples at most
 * @param patience epochs without a better held-out loss after which a fold stops
 * @param seed of folds, weights, order and augmentation
 * @param batch pictures a step
 * @param width filters of the first convolution
 * @param network which network is trained
 * @param peakRate highest learning rate, reached after three tenths of all steps
 * @param momentum of Nesterov's method
 * @param weightDecay on convolution and linear weights
 * @param weighting how much each class counts
 * @param focalGamma focal loss exponent; 0 is cross-entropy
 * @param labelSmoothing share of the target spread over all classes, in [0, 1)
 * @param augmentations how pictures are changed at random
 * @param thresholdSamples whether some samples carry an extra class ({@link Dynamics#threshold})
 * @param device {@code cpu} or {@code gpu:0}
 * @param threads inside one operation while training
 */
public record Recipe(
    int folds,
    int epochs,
    int patience,
    long seed,
    int batch,
    int width,
    NetworkShape.Kind network,
    double peakRate,
    double momentum,
    double weightDecay,
    Optimisation.Weighting weighting,
    double focalGamma,
    double labelSmoothing,
    Augmentations augmentations,
    boolean thresholdSamples,
    String device,
    int threads) {

  public Recipe {
    // recipes of before there was a choice do not name it
    network = Objects.requireNonNullElse(network, NetworkShape.Kind.PLAIN);
  }

  /** The same with plain cross-entropy as loss, and no extra class. */
  Recipe plainLoss() {
    return new Recipe(
        folds,
        epochs,
        patience,
        seed,
        batch,
        width,
        network,
        peakRate,
        momentum,
        weightDecay,
        Optimisation.Weighting.NONE,
        0,
        0,
        augmentations,
        false,
        device,
        threads);
  }

  /** How many classes a network of this recipe tells apart, of {@code classes} in the dataset. */
  int outputs(int classes) {
    return thresholdSamples ? classes + 1 : classes;
  }

  /** What network it trains for pictures of this input and so many classes. */
  NetworkShape shape(Input input, int classes) {
    boolean mirrors =
        network == NetworkShape.Kind.WHITENED
            && augmentations.flip() == Augmentations.Flip.HORIZONTAL;
    return new NetworkShape(input, classes, outputs(classes), network, width, mirrors);
  }

  /** How each network learns. */
  Optimisation optimisation() {
    return new Optimisation(
        batch,
        peakRate,
        momentum,
        weightDecay,
        weighting,
        focalGamma,
        labelSmoothing,
        augmentations);
  }

  /** The name of a training by this recipe, by all that decides its outcome. */
  String key(Dataset dataset, Object input, int samples) {
    return WorkKey.training(dataset, this, input, samples);
  }
}
