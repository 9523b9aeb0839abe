package goldpan.task.tags;

import com.google.auto.service.AutoService;
import goldpan.data.Dataset;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.Predictions;
import goldpan.predict.Targets;
import goldpan.task.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * Multi-label classification: a model says of each tag how probable it is that a sample has it,
 * each by itself, and each tag of each sample is then judged as a sample of two classes would be.
 */
@AutoService(Task.class)
public final class TagsTask implements Task {
  @Override
  public String name() {
    return Tags.TASK;
  }

  @Override
  public Targets targets(Dataset dataset) {
    return Targets.tags(tags(dataset).sets(), dataset.classes().size());
  }

  /**
   * K units a row, in the order of the tags; the probabilities of unit k are {@code 1 - p(k)} and
   * {@code p(k)}.
   */
  @Override
  public Predictions units(Predictions outputs) {
    Dataset dataset = outputs.dataset();
    List<String> names = tags(dataset).names();
    int tags = names.size();
    int n = Math.multiplyExact(outputs.size(), tags);
    int[] samples = new int[n];
    List<String> parts = new ArrayList<>(n);
    Matrix.Builder rows = Matrix.builder(n, 2);
    Origin[] origins = new Origin[n];
    int[] folds = new int[n];
    int[] all = new int[n];
    for (int r = 0, u = 0; r < outputs.size(); r++) {
      for (int k = 0; k < tags; k++, u++) {
        float present = outputs.probability(r, k);
        samples[u] = outputs.sampleIndex(r);
        parts.add(names.get(k));
        rows.set(u, new float[] {1 - present, present}, 0);
        origins[u] = outputs.origin(r);
        folds[u] = outputs.fold(r);
        all[u] = u;
      }
    }
    Dataset units = dataset.units(samples, parts);
    return Predictions.of(
        units,
        all,
        rows.build(),
        origins,
        folds,
        outputs.provenance().about(units),
        outputs.findings(),
        null);
  }

  static Tags tags(Dataset dataset) {
    return dataset
        .annotations()
        .filter(Tags.class::isInstance)
        .map(Tags.class::cast)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    dataset.name() + " has no tags; expected a dataset of tagged samples"));
  }
}
