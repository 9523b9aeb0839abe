package goldpan.predict;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions on disk: {@code probabilities.npy} and {@code predictions.json}, which says of every
 * row the sample's index, its origin and its fold.
 */
public final class PredictionsFolder {
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private PredictionsFolder() {}

  private static final class Described {
    Provenance provenance = new Provenance("", 0, "", "", 0);
    List<Finding> findings = List.of();
    List<Integer> samples = List.of();
    List<Origin> origins = List.of();
    List<Integer> folds = List.of();
  }

  /** Writes the predictions into an existing folder. */
  public static void write(Predictions predictions, Path folder) throws IOException {
    NpyFile.write(predictions.matrix(), folder.resolve("probabilities.npy"));
    Described described = new Described();
    described.provenance = predictions.provenance();
    described.findings = predictions.findings();
    described.samples = new ArrayList<>();
    described.origins = new ArrayList<>();
    described.folds = new ArrayList<>();
    for (int r = 0; r < predictions.size(); r++) {
      described.samples.add(predictions.sampleIndex(r));
      described.origins.add(predictions.origin(r));
      described.folds.add(predictions.fold(r));
    }
    Files.writeString(folder.resolve("predictions.json"), JSON.toJson(described));
  }

  /**
   * Reads back what {@link #write} wrote.
   *
   * @throws PredictionException when it cannot be read or is for another dataset
   */
  public static Predictions read(Path folder, Dataset dataset) {
    try {
      Described described =
          JSON.fromJson(Files.readString(folder.resolve("predictions.json")), Described.class);
      if (!described.provenance.fingerprint().equals(dataset.fingerprint())) {
        throw new PredictionException(
            "%s was made for the dataset with fingerprint %s…, %s is %s…; open that dataset"
                .formatted(
                    folder,
                    described.provenance.fingerprint().substring(0, 12),
                    dataset.name(),
                    dataset.fingerprint().substring(0, 12)));
      }
      return Predictions.of(
          dataset,
          ints(described.samples),
          NpyFile.read(folder.resolve("probabilities.npy")),
          described.origins.toArray(Origin[]::new),
          ints(described.folds),
          described.provenance,
          described.findings,
          null);
    } catch (IOException | JsonParseException e) {
      throw new PredictionException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
