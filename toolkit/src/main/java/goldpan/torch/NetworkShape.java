package goldpan.torch;

import goldpan.input.Input;
import goldpan.predict.Objective;

/**
 * Which light network, for which pictures and classes.
 *
 * @param input the pictures it takes
 * @param classes K, the classes it judges by
 * @param outputs the classes it learns: K, or K + 1 with an extra class, which comes last
 * @param kind its layers
 * @param width filters of the first convolution
 * @param objective what its logits are
 * @param mirrors whether it judges mirrored pictures too and takes the mean
 */
public record NetworkShape(
    Input input,
    int classes,
    int outputs,
    Kind kind,
    int width,
    Objective objective,
    boolean mirrors) {

  /** The networks there are. */
  public enum Kind {
    /** Five convolutions. */
    PLAIN,
    /**
     * Seven, the first of them fixed to what whitens the pictures; it also judges mirrored ones.
     */
    WHITENED
  }

  /** A plain network that learns what it judges by. */
  static NetworkShape plain(Input input, int classes, int width) {
    return new NetworkShape(input, classes, classes, Kind.PLAIN, width, Objective.ONE_CLASS, false);
  }
}
