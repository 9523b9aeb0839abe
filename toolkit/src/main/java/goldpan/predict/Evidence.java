package goldpan.predict;

import ai.djl.Device;
import goldpan.data.Workers;
import java.util.stream.IntStream;

/**
 * What a baseline knows of samples beside their probabilities: how training went, what a model that
 * learnt from them says, and what the neighbours are labelled where embeddings are kept.
 */
final class Evidence {
  private final Baseline baseline;
  private final int[] learnt;

  private Evidence(Baseline baseline, int[] learnt) {
    this.baseline = baseline;
    this.learnt = learnt;
  }

  /**
   * @param learnt for each sample of the dataset that is asked about its row in the baseline, or -1
   *     when it was not trained on
   */
  static Evidence of(Baseline baseline, int[] learnt) {
    return new Evidence(baseline, learnt);
  }

  Predictions addTo(Predictions said) {
    int[] known = IntStream.range(0, said.size()).map(r -> learnt[said.sampleIndex(r)]).toArray();
    Predictions recorded = withFitted(said.with(baseline.dynamics().at(known)), known);
    return said.embeddings().map(e -> withNeighbours(recorded, e, known)).orElse(recorded);
  }

  private Predictions withFitted(Predictions said, int[] known) {
    Matrix all = baseline.fitted();
    if (all.columns() == 0 || IntStream.of(known).allMatch(row -> row < 0)) {
      return said;
    }
    if (known.length == all.rows()
        && IntStream.range(0, known.length).allMatch(r -> known[r] == r)) {
      return said.withFitted(all);
    }
    Matrix.Builder fitted = Matrix.builder(known.length, all.columns());
    float[] row = new float[all.columns()];
    for (int r = 0; r < known.length; r++) {
      if (known[r] >= 0) {
        all.row(known[r], row);
        fitted.set(r, row, 0);
      }
    }
    return said.withFitted(fitted.build());
  }

  private Predictions withNeighbours(Predictions said, Matrix embeddings, int[] known) {
    int[] learntLabels = IntStream.of(baseline.trained()).map(baseline.dataset()::label).toArray();
    NeighbourVotes votes =
        new NeighbourVotes(baseline.embeddings(), learntLabels, baseline.foldOf());
    if (votes.count() < 1) {
      return said;
    }
    int[] labels = IntStream.range(0, said.size()).map(said::label).toArray();
    Device device = Torch.device(baseline.recipe().device());
    return said.with(
        Torch.computing(1, () -> votes.of(embeddings, known, labels, device, Workers.threads())));
  }
}
