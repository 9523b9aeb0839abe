package goldpan.train;

import goldpan.data.Finding;
import goldpan.input.SparseRow;
import java.util.Optional;

/** Reads samples as sparse features, on one thread. */
@FunctionalInterface
interface SparseReader {

  /**
   * Puts a sample's features into {@code into}.
   *
   * @param sample position in the dataset
   * @return why it cannot be read; {@code into} then holds anything
   */
  Optional<Finding> read(int sample, SparseRow into);
}
