package goldpan.torch;

import goldpan.data.Words;
import goldpan.input.Input;
import goldpan.predict.PredictionException;
import org.jspecify.annotations.Nullable;

/**
 * How training pictures are changed at random, each time they are learnt from; 0 leaves a change
 * out. What a model judges is never changed.
 *
 * @param flip mirroring of every other picture
 * @param shift pixels, to each side; what comes in is the channel's mean
 * @param colour brightness, contrast and saturation are multiplied by factors in [1 − colour, 1 +
 *     colour], each its own; in [0, 1]
 * @param noise standard deviation of normal noise, as a share of the range of values, in [0, 1]
 * @param cutout side in pixels of a square that is replaced by the mean (DeVries and Taylor, 2017)
 * @param mixUp α of the Beta distribution of the share in which two pictures and their labels are
 *     mixed (Zhang et al., 2018), in [0, 10]; 0.2 is usual
 * @param cutMix α of the Beta distribution of the share of area that stays when a rectangle of
 *     another picture is put in (Yun et al., 2019), in [0, 10]; 1 is usual. Where both are asked
 *     for, each batch takes one of them
 */
public record Augmentations(
    Flip flip, int shift, double colour, double noise, int cutout, double mixUp, double cutMix) {
  private static final double MOST_ALPHA = 10;

  /**
   * Checks the ranges.
   *
   * @throws PredictionException when a number is out of its range
   */
  public Augmentations {
    check("shift", shift, Integer.MAX_VALUE, "0 or more pixels");
    check("colour", colour, 1, "0 to 1; 0.2 is usual");
    check("noise", noise, 1, "0 to 1; 0.05 is much");
    check("cutout", cutout, Integer.MAX_VALUE, "0 or more pixels");
    check("mixUp", mixUp, MOST_ALPHA, "0 to 10; 0.2 is usual");
    check("cutMix", cutMix, MOST_ALPHA, "0 to 10; 1 is usual");
  }

  private static void check(String what, double value, double most, String rule) {
    if (!(value >= 0 && value <= most)) {
      String shown = value == Math.rint(value) ? Words.of("%.0f", value) : String.valueOf(value);
      throw new PredictionException("%s is %s; expected %s".formatted(what, shown, rule));
    }
  }

  /** None at all. */
  public static Augmentations none() {
    return new Augmentations(Flip.NONE, 0, 0, 0, 0, 0, 0);
  }

  /** Mirroring and shift of the usual baseline, where they are not said. */
  public static Augmentations usual(Input input, @Nullable Flip flip, int shift) {
    Flip usual = input.channels() == 3 ? Flip.HORIZONTAL : Flip.NONE;
    int far = Math.min(input.width(), input.height()) >= 24 ? 2 : 1;
    return none().flip(flip == null ? usual : flip).shift(shift < 0 ? far : shift);
  }

  /** The same with this mirroring. */
  public Augmentations flip(Flip how) {
    return new Augmentations(how, shift, colour, noise, cutout, mixUp, cutMix);
  }

  /** The same with this shift. */
  public Augmentations shift(int pixels) {
    return new Augmentations(flip, pixels, colour, noise, cutout, mixUp, cutMix);
  }

  /** The same with this change of colours. */
  public Augmentations colour(double most) {
    return new Augmentations(flip, shift, most, noise, cutout, mixUp, cutMix);
  }

  /** The same with this noise. */
  public Augmentations noise(double deviation) {
    return new Augmentations(flip, shift, colour, deviation, cutout, mixUp, cutMix);
  }

  /** The same with this cutout. */
  public Augmentations cutout(int pixels) {
    return new Augmentations(flip, shift, colour, noise, pixels, mixUp, cutMix);
  }

  /** The same with this MixUp. */
  public Augmentations mixUp(double alpha) {
    return new Augmentations(flip, shift, colour, noise, cutout, alpha, cutMix);
  }

  /** The same with this CutMix. */
  public Augmentations cutMix(double alpha) {
    return new Augmentations(flip, shift, colour, noise, cutout, mixUp, alpha);
  }

  /** Mirroring as augmentation. */
  public enum Flip {
    NONE,
    HORIZONTAL
  }
}
