package goldpan.train;

import goldpan.data.Dataset;
import goldpan.input.Input;
import goldpan.predict.Dynamics;
import goldpan.predict.Objective;
import goldpan.predict.Targets;
import goldpan.torch.Augmentations;
import goldpan.torch.NetworkShape;
import goldpan.torch.Optimisation;
import goldpan.torch.WorkKey;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a baseline is trained; every number that decides the outcome.
 *
 * @param folds held-out parts, 2 or more
 * @param epochs passes over the learnt samples at most
 * @param patience epochs without a better held-out loss after which a fold stops
 * @param seed of folds, weights, order and augmentation
 * @param batch samples a step
 * @param width filters of the first convolution; of a linear model, the features there are
 * @param network which model is trained
 * @param peakRate highest learning rate: of a network reached after three tenths of all steps, of a
 *     linear model that of the first step
 * @param momentum of Nesterov's method; a linear model has none
 * @param weightDecay on convolution and linear weights; a linear model has none
 * @param weighting how much each class counts
 * @param focalGamma focal loss exponent; 0 is cross-entropy
 * @param labelSmoothing share of the target spread over all classes, in [0, 1)
 * @param augmentations how pictures are changed at random
 * @param thresholdSamples whether some samples carry an extra class ({@link Dynamics#threshold})
 * @param device {@code cpu} or {@code gpu:0}
 * @param threads inside one operation while training
 * @param objective what the models say of a sample, and so the loss
 * @param groupedBy what of an id names the group that stays together; null where each sample is one
 */
public record Recipe(
    int folds,
    int epochs,
    int patience,
    long seed,
    int batch,
    int width,
    Network network,
    double peakRate,
    double momentum,
    double weightDecay,
    Optimisation.Weighting weighting,
    double focalGamma,
    double labelSmoothing,
    Augmentations augmentations,
    boolean thresholdSamples,
    String device,
    int threads,
    Objective objective,
    @Nullable String groupedBy) {

  public Recipe {
    // recipes of before there was a choice do not name them
    network = Objects.requireNonNullElse(network, Network.PLAIN);
    objective = Objects.requireNonNullElse(objective, Objective.ONE_CLASS);
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
        threads,
        objective,
        groupedBy);
  }

  /** How many classes a network of this recipe tells apart, of {@code classes} in the dataset. */
  int outputs(int classes) {
    return thresholdSamples ? classes + 1 : classes;
  }

  /** What network it trains for pictures of this input and so many classes. */
  NetworkShape shape(Input input, int classes) {
    boolean mirrors =
        network == Network.WHITENED && augmentations.flip() == Augmentations.Flip.HORIZONTAL;
    return new NetworkShape(
        input, classes, outputs(classes), network.kind(), width, objective, mirrors);
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
  String key(Dataset dataset, Object input, Targets targets) {
    // labels are in the dataset's fingerprint
    Object learnt = objective == Objective.TAGS ? List.of(input, targets.fingerprint()) : input;
    return network == Network.LINEAR
        ? WorkKey.trainingInJava(dataset, this, learnt, targets.size())
        : WorkKey.training(dataset, this, learnt, targets.size());
  }
}
