package goldpan.train;

import goldpan.predict.Objective;
import goldpan.torch.Augmentations;
import goldpan.torch.Optimisation;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a training's outcome; what is null is left to the family of models, which
 * settles a {@link Recipe}.
 */
final class Settings {
  @Nullable Integer folds;
  @Nullable Integer epochs;
  @Nullable Integer patience;
  long seed = 1;
  @Nullable Integer batch;
  @Nullable Integer width;
  boolean thorough;
  boolean thresholdSamples;
  @Nullable Integer size;
  @Nullable Double rate;
  Optimisation.Weighting weighting = Optimisation.Weighting.NONE;
  double focalGamma;
  @Nullable Double labelSmoothing;
  Augmentations.@Nullable Flip flip;
  @Nullable Integer shift;
  Augmentations augmentations = Augmentations.none();
  String device = "auto";
  int threads = 1;
  Objective objective = Objective.ONE_CLASS;
  @Nullable String groupedBy;

  static int or(@Nullable Integer asked, int usual) {
    return asked == null ? usual : asked;
  }

  static double or(@Nullable Double asked, double usual) {
    return asked == null ? usual : asked;
  }
}
