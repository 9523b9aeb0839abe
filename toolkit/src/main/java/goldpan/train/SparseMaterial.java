package goldpan.train;

import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.data.Workers;
import goldpan.input.SparseRow;
import goldpan.input.SparseRows;
import goldpan.predict.Targets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Samples as sparse features, for linear models. */
final class SparseMaterial implements Material {
  private static final int BLOCK = 4096;
  private static final int PIECE = 64;
  private final SparseRows rows;
  private final int[] samples;
  private final List<Finding> findings;
  private final ModelFamily family;

  private SparseMaterial(
      SparseRows rows, int[] samples, List<Finding> findings, ModelFamily family) {
    this.rows = rows;
    this.samples = samples;
    this.findings = List.copyOf(findings);
    this.family = family;
  }

  /**
   * Reads samples on all cores, a block of them at a time.
   *
   * @param columns number of features
   * @param readers makes one for each thread
   */
  static SparseMaterial read(
      int[] wanted,
      int columns,
      Supplier<SparseReader> readers,
      ModelFamily family,
      Progress progress) {
    String name = family.samplesName();
    List<Finding> findings = new ArrayList<>();
    IntStream.Builder samples = IntStream.builder();
    try (SparseRows.Builder rows = SparseRows.builder(columns);
        Progress.Task task = progress.start("reading " + name, wanted.length, name)) {
      SparseRow[] block = new SparseRow[Math.min(BLOCK, wanted.length)];
      for (int i = 0; i < block.length; i++) {
        block[i] = new SparseRow();
      }
      for (int first = 0; first < wanted.length; first += BLOCK) {
        int count = Math.min(BLOCK, wanted.length - first);
        @Nullable Finding[] found = fill(block, wanted, first, count, readers);
        for (int i = 0; i < count; i++) {
          Finding problem = found[i];
          if (problem == null) {
            rows.add(block[i]);
            samples.add(wanted[first + i]);
          } else {
            findings.add(problem);
          }
        }
        task.advance(count);
      }
      return new SparseMaterial(rows.build(), samples.build().toArray(), findings, family);
    }
  }

  private static @Nullable Finding[] fill(
      SparseRow[] block, int[] wanted, int first, int count, Supplier<SparseReader> readers) {
    @Nullable Finding[] problems = new Finding[count];
    Workers.forEach(
        count,
        PIECE,
        Workers.threads(),
        () -> {
          SparseReader reader = readers.get();
          return (from, to) -> {
            for (int i = from; i < to; i++) {
              problems[i] = reader.read(wanted[first + i], block[i]).orElse(null);
            }
          };
        });
    return problems;
  }

  @Override
  public int[] samples() {
    return samples;
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public ModelFamily family() {
    return family;
  }

  @Override
  public FoldLearner learner(Recipe recipe, int[] learnt, Targets targets, int classes, long seed) {
    return new LinearLearner(rows, recipe, learnt, targets, classes);
  }

  @Override
  public void close() {
    rows.close();
  }
}
