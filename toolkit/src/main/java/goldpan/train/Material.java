package goldpan.train;

import goldpan.data.Finding;
import goldpan.predict.Targets;
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
   * @param learnt the rows that it will learn from, rising
   * @param targets what each row is to be learnt as; of {@link Recipe#outputs} classes
   * @param classes K, by which it judges; the first of those it learns
   * @param seed of its weights
   */
  FoldLearner learner(Recipe recipe, int[] learnt, Targets targets, int classes, long seed);

  @Override
  void close();
}
