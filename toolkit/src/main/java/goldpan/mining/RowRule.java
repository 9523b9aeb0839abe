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
    int[] marked = marked(losses).stream().toArray();
    int[] order = Descending.order(IntStream.of(marked).mapToDouble(losses::at).toArray());
    return IntStream.of(order).map(i -> marked[i]).toArray();
  }

  @Override
  default Cut cut(Losses losses) {
    return cut(losses, rows(losses));
  }

  /** The cut when these rows, most suspicious first, are what it takes. */
  default Cut cut(Losses losses, int[] rows) {
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
