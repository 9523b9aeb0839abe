package goldpan.torch;

import java.util.Optional;

/** What pixels are to be learnt as, one picture at a time. */
@FunctionalInterface
public interface PixelTargets {
  /** What stands for a pixel that nothing is learnt from. */
  int NOTHING = 255;

  /**
   * The classes of a picture's pixels, H×W at the network's size, in [0, K) or {@link #NOTHING};
   * empty when they cannot be read.
   *
   * @param row among the pictures
   */
  Optional<byte[]> of(int row);
}
