package goldpan.task.boxes;

import goldpan.data.Words;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A box that a detector found: where, of which class, how sure it is, and, when it says so, how
 * probable each of the K classes is. Immutable.
 */
public final class ScoredBox {
  private final Box box;
  private final double confidence;
  private final float @Nullable [] probabilities;

  private ScoredBox(Box box, double confidence, float @Nullable [] probabilities) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence is %s; expected 0 to 1; divide percents by 100, give logits to a sigmoid"
              .formatted(confidence));
    }
    this.box = box;
    this.confidence = confidence;
    this.probabilities = probabilities;
  }

  /**
   * A box with one number for how sure the detector is.
   *
   * @param confidence in [0, 1]
   * @throws IllegalArgumentException when it is outside, or NaN
   */
  public static ScoredBox of(Box box, double confidence) {
    return new ScoredBox(box, confidence, null);
  }

  /**
   * A box with a probability of each class too.
   *
   * @param confidence in [0, 1]
   * @param probabilities one a class, each in [0, 1]; they need not sum to one; copied
   * @throws IllegalArgumentException when a number is outside, or the box's class has none
   */
  public static ScoredBox of(Box box, double confidence, float[] probabilities) {
    for (int k = 0; k < probabilities.length; k++) {
      if (!(probabilities[k] >= 0 && probabilities[k] <= 1)) {
        throw new IllegalArgumentException(
            Words.of("probability of class %d is %s; expected 0 to 1", k, probabilities[k]));
      }
    }
    if (box.label() >= probabilities.length) {
      throw new IllegalArgumentException(
          Words.of(
              "box is of class %d and has %d probabilities; expected one for each class",
              box.label(), probabilities.length));
    }
    return new ScoredBox(box, confidence, probabilities.clone());
  }

  public Box box() {
    return box;
  }

  /** How sure the detector is of a thing of this class there, in [0, 1]. */
  public double confidence() {
    return confidence;
  }

  /** A copy of the probabilities of the K classes; empty when the detector gives none. */
  public Optional<float[]> probabilities() {
    return Optional.ofNullable(probabilities).map(float[]::clone);
  }

  /**
   * How sure the detector is of a thing of class {@code k} there, in [0, 1]: the confidence shared
   * out as the probabilities say; without them all of it is the box's own class.
   */
  public double confidence(int k) {
    if (probabilities == null) {
      return k == box.label() ? confidence : 0;
    }
    double own = probabilities[box.label()];
    double ratio = own > 0 ? probabilities[k] / own : k == box.label() ? 1 : 0;
    return Math.min(1, confidence * ratio);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScoredBox s
        && s.box.equals(box)
        && s.confidence == confidence
        && Arrays.equals(s.probabilities, probabilities);
  }

  @Override
  public int hashCode() {
    return box.hashCode() * 31 + Double.hashCode(confidence);
  }

  @Override
  public String toString() {
    return Words.of("%s with %.3f", box, confidence);
  }
}
