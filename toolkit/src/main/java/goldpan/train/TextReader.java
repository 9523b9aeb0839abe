package goldpan.train;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.UnreadableMediaException;
import goldpan.input.SparseRow;
import goldpan.input.TextFeatures;
import goldpan.input.TextHasher;
import java.util.Optional;

/** Reads a dataset's texts as sparse features. */
final class TextReader implements SparseReader {
  private final Dataset dataset;
  private final TextHasher hasher;

  TextReader(Dataset dataset, TextFeatures features) {
    this.dataset = dataset;
    this.hasher = features.hasher();
  }

  @Override
  public Optional<Finding> read(int sample, SparseRow into) {
    try {
      hasher.hash(dataset.text(sample), into);
      return Optional.empty();
    } catch (UnreadableMediaException e) {
      return Optional.of(new Finding(e.id(), Finding.Kind.UNREADABLE, e.problem()));
    }
  }
}
