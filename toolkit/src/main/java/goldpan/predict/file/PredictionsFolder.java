package goldpan.predict.file;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.predict.Dynamics;
import goldpan.predict.JsonFile;
import goldpan.predict.Matrix;
import goldpan.predict.Neighbours;
import goldpan.predict.PredictionException;
import goldpan.predict.Predictions;
import goldpan.predict.Provenance;
import goldpan.predict.UnlabelledPredictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Predictions on disk: {@code probabilities.npy}, {@code rows.csv}, which says what each row is
 * about, and {@code predictions.json}, which says how they were made; where there are such, {@code
 * dynamics.npy} (N×8: epochs, area under the margin, confidence, variability, correctness,
 * forgetting events, error norm, late margin), {@code fitted.npy} (N×K, by a model that learnt from
 * the sample) and {@code neighbours.npy} (N×3: agreement, commonest class, votes). What was
 * predicted of samples without a label is in {@code unlabelled.npy} and {@code
 * unlabelled-rows.csv}.
 */
public final class PredictionsFolder {
  private static final String JSON = "predictions.json";
  private static final String ROWS = "rows.csv";
  private static final String PROBABILITIES = "probabilities.npy";
  private static final String DYNAMICS = "dynamics.npy";
  private static final String IN_SAMPLE = "fitted.npy";
  private static final String NEIGHBOURS = "neighbours.npy";
  private static final String UNLABELLED = "unlabelled.npy";
  private static final String UNLABELLED_ROWS = "unlabelled-rows.csv";

  private PredictionsFolder() {}

  private static final class Described {
    @Nullable Provenance provenance;
    @Nullable List<Finding> findings;
    int neighbours;
    @Nullable Double marginThreshold;
    @Nullable Provenance unlabelled;
    @Nullable List<Finding> unlabelledFindings;
  }

  /** Writes the predictions into an existing folder. */
  public static void write(Predictions predictions, Path folder) throws IOException {
    write(predictions, folder.resolve(PROBABILITIES), folder.resolve(ROWS));
    Described described = new Described();
    described.provenance = predictions.provenance();
    described.findings = predictions.findings();
    if (predictions.dynamics().isPresent()) {
      described.marginThreshold = predictions.dynamics().get().thresholdOrNull();
      NpyFile.write(predictions.dynamics().get().matrix(), folder.resolve(DYNAMICS));
    }
    if (predictions.inSampleProbabilities().isPresent()) {
      NpyFile.write(predictions.inSampleProbabilities().get(), folder.resolve(IN_SAMPLE));
    }
    if (predictions.neighbours().isPresent()) {
      described.neighbours = predictions.neighbours().get().count();
      NpyFile.write(predictions.neighbours().get().matrix(), folder.resolve(NEIGHBOURS));
    }
    if (predictions.unlabelled().asIfLabelled().isPresent()) {
      Predictions others = predictions.unlabelled().asIfLabelled().get();
      described.unlabelled = others.provenance();
      described.unlabelledFindings = others.findings();
      write(others, folder.resolve(UNLABELLED), folder.resolve(UNLABELLED_ROWS));
    }
    JsonFile.write(described, folder.resolve(JSON));
  }

  private static void write(Predictions predictions, Path matrix, Path list) throws IOException {
    NpyFile.write(predictions.matrix(), matrix);
    RowList rows = new RowList();
    for (int r = 0; r < predictions.size(); r++) {
      rows.add(predictions.sampleIndex(r), predictions.origin(r), predictions.fold(r));
    }
    rows.write(list);
  }

  /**
   * Reads back what {@link #write} wrote.
   *
   * @throws PredictionException when it cannot be read or is for another dataset
   */
  public static Predictions read(Path folder, Dataset dataset) {
    try {
      Described described = JsonFile.read(folder.resolve(JSON), Described.class);
      Provenance provenance = described.provenance;
      List<Finding> findings = described.findings;
      if (provenance == null || findings == null) {
        throw JsonFile.incomplete(folder.resolve(JSON));
      }
      if (!provenance.fingerprint().equals(dataset.fingerprint())) {
        throw new PredictionException(
            "%s was made for the dataset with fingerprint %.12s…, %s is %.12s…; open that dataset"
                .formatted(
                    folder, provenance.fingerprint(), dataset.name(), dataset.fingerprint()));
      }
      Predictions read =
          read(dataset, folder.resolve(PROBABILITIES), folder.resolve(ROWS), provenance, findings)
              .with(unlabelled(folder, dataset, described));
      if (Files.exists(folder.resolve(DYNAMICS))) {
        Matrix dynamics = NpyFile.read(folder.resolve(DYNAMICS));
        read = read.with(Dynamics.of(dynamics, described.marginThreshold));
      }
      if (Files.exists(folder.resolve(IN_SAMPLE))) {
        read = read.withInSampleProbabilities(NpyFile.read(folder.resolve(IN_SAMPLE)));
      }
      if (described.neighbours > 0) {
        Matrix found = NpyFile.read(folder.resolve(NEIGHBOURS));
        read = read.with(Neighbours.of(described.neighbours, found));
      }
      return read;
    } catch (IOException | IllegalArgumentException e) {
      throw JsonFile.unreadable(folder, e);
    }
  }

  private static Predictions read(
      Dataset dataset, Path matrix, Path list, Provenance provenance, List<Finding> findings)
      throws IOException {
    RowList rows = RowList.read(list);
    return Predictions.of(
        dataset,
        rows.samples(),
        NpyFile.read(matrix),
        rows.origins(),
        rows.folds(),
        provenance,
        findings,
        null);
  }

  /** What was predicted of samples without a label; none where these are others than then. */
  private static UnlabelledPredictions unlabelled(Path folder, Dataset dataset, Described described)
      throws IOException {
    Provenance provenance = described.unlabelled;
    List<Finding> findings = described.unlabelledFindings;
    if (provenance == null || findings == null) {
      return UnlabelledPredictions.NONE;
    }
    Dataset others = dataset.unlabelled().asIfLabelled(dataset);
    return provenance.fingerprint().equals(others.fingerprint())
        ? UnlabelledPredictions.of(
            read(
                others,
                folder.resolve(UNLABELLED),
                folder.resolve(UNLABELLED_ROWS),
                provenance,
                findings))
        : UnlabelledPredictions.NONE;
  }
}
