package goldpan.train;

import goldpan.data.Workers;
import goldpan.predict.Dynamics;
import goldpan.predict.Matrix;
import goldpan.predict.Objective;
import goldpan.predict.Predictions;
import goldpan.predict.Targets;
import goldpan.torch.Torch;
import java.util.stream.IntStream;

/**
 * What a baseline knows of samples beside their probabilities: how training went, what a model that
 * learnt from them says, and what the neighbours are labelled where embeddings are kept.
 */
final class Evidence {
  private final Dynamics dynamics;
  private final Matrix inSampleProbabilities;
  private final Matrix embeddings;
  private final Targets targets;
  private final int[] foldOf;
  private final String device;
  private final int[] learnt;

  /**
   * @param dynamics of the samples trained on, as are the next four
   * @param inSampleProbabilities probabilities by a model that learnt from each; may be N×0
   * @param embeddings each by the model that did not see it; may be N×0
   * @param targets what each was learnt as
   * @param foldOf the fold that held each out
   * @param device where neighbours are looked for
   * @param learnt for each sample of the dataset that is asked about its row here, or -1 when it
   *     was not trained on
   */
  Evidence(
      Dynamics dynamics,
      Matrix inSampleProbabilities,
      Matrix embeddings,
      Targets targets,
      int[] foldOf,
      String device,
      int[] learnt) {
    this.dynamics = dynamics;
    this.inSampleProbabilities = inSampleProbabilities;
    this.embeddings = embeddings;
    this.targets = targets;
    this.foldOf = foldOf;
    this.device = device;
    this.learnt = learnt;
  }

  Predictions addTo(Predictions said) {
    int[] known = IntStream.range(0, said.size()).map(r -> learnt[said.sampleIndex(r)]).toArray();
    if (targets.objective() == Objective.TAGS) {
      // margins and neighbours are those of one class
      return withInSampleProbabilities(said, known);
    }
    Predictions recorded = withInSampleProbabilities(said.with(dynamics.at(known)), known);
    return said.embeddings().map(e -> withNeighbours(recorded, e, known)).orElse(recorded);
  }

  private Predictions withInSampleProbabilities(Predictions said, int[] known) {
    if (inSampleProbabilities.columns() == 0 || IntStream.of(known).allMatch(row -> row < 0)) {
      return said;
    }
    if (known.length == inSampleProbabilities.rows()
        && IntStream.range(0, known.length).allMatch(r -> known[r] == r)) {
      return said.withInSampleProbabilities(inSampleProbabilities);
    }
    Matrix.Builder built = Matrix.builder(known.length, inSampleProbabilities.columns());
    float[] row = new float[inSampleProbabilities.columns()];
    for (int r = 0; r < known.length; r++) {
      if (known[r] >= 0) {
        inSampleProbabilities.row(known[r], row);
        built.set(r, row, 0);
      }
    }
    return said.withInSampleProbabilities(built.build());
  }

  private Predictions withNeighbours(Predictions said, Matrix asked, int[] known) {
    int[] labels = IntStream.range(0, targets.size()).map(targets::label).toArray();
    NeighbourVotes votes = new NeighbourVotes(embeddings, labels, foldOf);
    if (votes.count() < 1) {
      return said;
    }
    int[] given = IntStream.range(0, said.size()).map(said::label).toArray();
    return said.with(
        Torch.computing(1, () -> votes.of(asked, known, given, device, Workers.threads())));
  }
}
