package goldpan.train;

import com.google.gson.JsonElement;
import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Json;
import goldpan.predict.Dynamics;
import goldpan.predict.JsonFile;
import goldpan.predict.Matrix;
import goldpan.predict.Origin;
import goldpan.predict.PredictionException;
import goldpan.predict.Targets;
import goldpan.predict.file.NpyFile;
import goldpan.predict.file.RowList;
import goldpan.task.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trained baseline on disk: {@code baseline.json} with recipe, input and curve, one {@code
 * fold-N.params} a fold, {@code held-out.npy}, {@code fitted.npy}, {@code dynamics.npy} and, where
 * there are any, {@code embeddings.npy}, and {@code trained.csv}, which says which sample each of
 * their rows is about.
 */
public final class BaselineFolder {
  private static final String JSON = "baseline.json";
  private static final String TRAINED = "trained.csv";
  private static final String HELD_OUT = "held-out.npy";
  private static final String DYNAMICS = "dynamics.npy";
  private static final String IN_SAMPLE = "fitted.npy";
  private static final String EMBEDDINGS = "embeddings.npy";

  private BaselineFolder() {}

  private static final class Described {
    @Nullable String fingerprint;
    @Nullable Recipe recipe;
    @Nullable String kind;
    @Nullable JsonElement input;
    @Nullable List<Step> steps;
    @Nullable List<Epoch> epochs;
    @Nullable List<Finding> findings;
    long elapsedMillis;
    @Nullable Double marginThreshold;
  }

  /** Writes the baseline into {@code folder}, which is made. */
  public static void write(Baseline baseline, Path folder) throws IOException {
    Files.createDirectories(folder);
    Described described = new Described();
    described.fingerprint = baseline.dataset().fingerprint();
    described.recipe = baseline.recipe();
    ModelFamily family = baseline.family();
    described.kind = ModelFamilies.name(family);
    described.input = Json.compact().toJsonTree(family.input());
    described.steps = baseline.curve().steps();
    described.epochs = baseline.curve().epochs();
    described.findings = baseline.findings();
    described.elapsedMillis = baseline.elapsedMillis();
    described.marginThreshold = baseline.dynamics().thresholdOrNull();
    JsonFile.write(described, folder.resolve(JSON));
    for (int f = 0; f < baseline.weights().size(); f++) {
      Files.write(folder.resolve("fold-" + f + ".params"), baseline.weights().get(f));
    }
    NpyFile.write(baseline.heldOut(), folder.resolve(HELD_OUT));
    NpyFile.write(baseline.dynamics().matrix(), folder.resolve(DYNAMICS));
    writeUnlessEmpty(baseline.embeddings(), folder.resolve(EMBEDDINGS));
    writeUnlessEmpty(baseline.inSampleProbabilities(), folder.resolve(IN_SAMPLE));
    RowList rows = new RowList();
    for (int r = 0; r < baseline.trained().length; r++) {
      rows.add(baseline.trained()[r], Origin.OUT_OF_FOLD, baseline.foldOf()[r]);
    }
    rows.write(folder.resolve(TRAINED));
  }

  private static void writeUnlessEmpty(Matrix matrix, Path file) throws IOException {
    if (matrix.columns() > 0) {
      NpyFile.write(matrix, file);
    }
  }

  private static Matrix readIfThere(Path file, int rows) throws IOException {
    if (!Files.exists(file)) {
      return Matrix.builder(rows, 0).build();
    }
    Matrix read = NpyFile.read(file);
    if (read.rows() != rows) {
      throw JsonFile.incomplete(file);
    }
    return read;
  }

  /**
   * Reads back what {@link #write} wrote.
   *
   * @param dataset what the baseline was trained on
   * @throws PredictionException when a file is missing or damaged, or it was trained on another
   *     dataset
   */
  public static Baseline read(Path folder, Dataset dataset) {
    return read(folder, dataset, Task.targetsOf(dataset));
  }

  /**
   * The same of what was trained on other targets than labels.
   *
   * @param targets one a sample of the dataset
   */
  static Baseline read(Path folder, Dataset dataset, Targets targets) {
    try {
      Described described = JsonFile.read(folder.resolve(JSON), Described.class);
      if (!dataset.fingerprint().equals(described.fingerprint)) {
        throw new PredictionException(
            "%s was trained on the dataset with fingerprint %.12s…, %s is %.12s…; open that dataset"
                .formatted(folder, described.fingerprint, dataset.name(), dataset.fingerprint()));
      }
      return read(folder, dataset, targets, described);
    } catch (IOException e) {
      throw JsonFile.unreadable(folder, e);
    }
  }

  private static Baseline read(Path folder, Dataset dataset, Targets targets, Described described)
      throws IOException {
    Recipe recipe = described.recipe;
    JsonElement input = described.input;
    List<Step> steps = described.steps;
    List<Epoch> epochs = described.epochs;
    List<Finding> findings = described.findings;
    if (recipe == null || input == null || steps == null || epochs == null || findings == null) {
      throw JsonFile.incomplete(folder.resolve(JSON));
    }
    List<byte[]> weights = new ArrayList<>();
    for (int f = 0; f < recipe.folds(); f++) {
      weights.add(Files.readAllBytes(folder.resolve("fold-" + f + ".params")));
    }
    RowList rows = RowList.read(folder.resolve(TRAINED));
    Matrix heldOut = NpyFile.read(folder.resolve(HELD_OUT));
    if (heldOut.rows() != rows.size() || heldOut.columns() != dataset.classes().size()) {
      throw JsonFile.incomplete(folder.resolve(HELD_OUT));
    }
    Matrix embeddings = readIfThere(folder.resolve(EMBEDDINGS), heldOut.rows());
    Matrix inSampleProbabilities = readIfThere(folder.resolve(IN_SAMPLE), heldOut.rows());
    Dynamics dynamics =
        dynamics(folder.resolve(DYNAMICS), heldOut.rows(), described.marginThreshold);
    if (dynamics.size() != heldOut.rows()) {
      throw JsonFile.incomplete(folder.resolve(DYNAMICS));
    }
    return new Baseline(
        dataset,
        recipe,
        ModelFamilies.read(described.kind, input),
        targets.rows(rows.samples()),
        weights,
        rows.samples(),
        heldOut,
        rows.folds(),
        dynamics,
        embeddings,
        inSampleProbabilities,
        Curve.of(steps, epochs),
        findings,
        described.elapsedMillis);
  }

  /** Baselines of before dynamics were recorded have none; they read as never learnt from. */
  private static Dynamics dynamics(Path file, int rows, @Nullable Double threshold)
      throws IOException {
    return Dynamics.of(
        Files.exists(file) ? NpyFile.read(file) : Matrix.builder(rows, 8).build(), threshold);
  }
}
