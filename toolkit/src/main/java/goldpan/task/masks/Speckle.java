package goldpan.task.masks;

import goldpan.data.Words;
import java.util.List;
import java.util.Optional;

/** Specks of a class in a mask, such as slips of a brush or of a lossy file leave. */
public final class Speckle {
  private static final int SPECK = 4;
  private static final int MANY = 20;

  private Speckle() {}

  /**
   * What is odd, as a phrase that follows a picture's name; empty when less than twenty connected
   * components are of four pixels or fewer.
   */
  public static Optional<String> of(Mask mask) {
    int[] keys = new int[mask.width() * mask.height()];
    for (int i = 0; i < keys.length; i++) {
      int key = mask.at(i % mask.width(), i / mask.width());
      keys[i] = key == Mask.IGNORED ? -1 : key;
    }
    List<int[]> all = Components.of(keys, mask.width());
    long specks = all.stream().filter(c -> c.length <= SPECK).count();
    return specks < MANY
        ? Optional.empty()
        : Optional.of(
            Words.of(
                "has a mask with %,d specks of at most %d pixels; expected whole regions; it may have been stored with loss or scaled smoothly",
                specks, SPECK));
  }
}
