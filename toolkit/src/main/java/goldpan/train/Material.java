package goldpan.train;

import goldpan.data.Finding;
import java.util.List;

/**
 * Samples made ready to learn from: read once, then used by all folds at the same time. A row is a
 * position among {@link #samples}. Owns the memory behind them until it is closed.
 */
interface Material extends AutoCloseable {

  /** Positions in the dataset of the samples that could be read, rising. */
  int[] samples();

  /** Why the others could not be read. */
  List<Finding> findings();

  /** The family, with what it has learnt of its input from all of the samples. */
  ModelFamily family();

  /**
   * A fresh model, to be used and closed by the calling thread.
   *
   * @param labels what each row is to be learnt as, in [0, {@link Recipe#outputs})
   * @param classes K, by which it judges
   * @param seed of its weights
   */
  FoldLearner learner(Recipe recipe, int[] labels, int classes, long seed);

  @Override
  void close();
}
