package goldpan.predict;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.LostClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers predictions row by row, in sample order, leaving out what could not be read. */
public final class PredictionRows {
  private final Dataset dataset;
  private final int[] samples;
  private final Origin[] origins;
  private final int[] folds;
  private final Matrix.Builder probabilities;
  private final Matrix.Builder embeddings;
  private final int dimensions;
  private final List<Finding> findings = new ArrayList<>();
  private int count;

  public PredictionRows(Dataset dataset, int most) {
    this(dataset, most, 0);
  }

  /**
   * Up to {@code most} rows with embeddings.
   *
   * @param dimensions of the embeddings, which stand after the probabilities; 0 for none
   */
  public PredictionRows(Dataset dataset, int most, int dimensions) {
    this.dimensions = dimensions;
    this.embeddings = Matrix.builder(dimensions == 0 ? 0 : most, dimensions);
    this.dataset = dataset;
    this.samples = new int[most];
    this.origins = new Origin[most];
    this.folds = new int[most];
    this.probabilities = Matrix.builder(most, dataset.classes().size());
  }

  public void add(int sample, Matrix source, int sourceRow, Origin origin, int fold) {
    float[] row = new float[source.columns()];
    source.row(sourceRow, row);
    add(sample, row, origin, fold);
  }

  /**
   * Adds the row about a sample.
   *
   * @param row probabilities, then the embedding
   */
  public void add(int sample, float[] row, Origin origin, int fold) {
    samples[count] = sample;
    origins[count] = origin;
    folds[count] = fold;
    probabilities.set(count, row, 0);
    if (dimensions > 0) {
      embeddings.set(count, row, dataset.classes().size());
    }
    count++;
  }

  public void addUnlessProblem(int sample, ForwardPass result, int resultRow, Origin origin) {
    result
        .problem(resultRow)
        .ifPresentOrElse(
            findings::add, () -> add(sample, result.probabilities(), resultRow, origin, -1));
  }

  public Predictions build(Provenance provenance, List<Finding> more) {
    findings.addAll(LostClasses.of(dataset, findings));
    findings.addAll(more);
    return Predictions.of(
        dataset,
        Arrays.copyOf(samples, count),
        probabilities.build().firstRows(count),
        Arrays.copyOf(origins, count),
        Arrays.copyOf(folds, count),
        provenance,
        findings,
        dimensions == 0 ? null : embeddings.build().firstRows(count));
  }
}
