package goldpan.mining;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A rule that looks at each sample's probabilities and label and not at the ranking: what it takes
 * need not be the highest scores. Its suspects are in the order of the scores all the same, and its
 * cut says the lowest score among them.
 */
public interface RowRule extends Threshold {

  /** The rows it takes. */
  BitSet marked(Losses losses);

  @Override
  default int[] rows(Losses losses) {
    BitSet marked = marked(losses);
    return IntStream.of(losses.scores().descending()).filter(marked::get).toArray();
  }

  @Override
  default Cut cut(Losses losses) {
    int[] rows = rows(losses);
    return rows.length == 0 ? Cut.NONE : new Cut(losses.at(rows[rows.length - 1]), rows.length);
  }

  @Override
  default boolean suits(Scores scores) {
    return false;
  }

  @Override
  default boolean suits(Losses losses) {
    return true;
  }

  /**
   * @throws IllegalArgumentException always: scores alone do not say what it needs
   */
  @Override
  default Cut cut(Scores scores) {
    throw new IllegalArgumentException(
        "%s: was given scores alone; expected losses, as it looks at labels and probabilities; write losses.above(threshold(\"%s\"))"
            .formatted(name(), name()));
  }
}
