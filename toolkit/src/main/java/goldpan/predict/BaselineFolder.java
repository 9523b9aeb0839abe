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
import java.util.Arrays;
import java.util.List;

/**
 * A trained baseline on disk: {@code baseline.json} with recipe, input, curve and folds, one {@code
 * fold-N.params} a fold, {@code held-out.npy}.
 */
public final class BaselineFolder {
  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private BaselineFolder() {}

  private static final class Described {
    @org.jspecify.annotations.Nullable Recipe recipe;
    @org.jspecify.annotations.Nullable Input input;
    List<Step> steps = List.of();
    List<Epoch> epochs = List.of();
    List<Integer> trained = List.of();
    List<Integer> folds = List.of();
    List<Finding> findings = List.of();
    long elapsedMillis;
  }

  /** Writes the baseline into {@code folder}, which is made. */
  public static void write(Baseline baseline, Path folder) throws IOException {
    Files.createDirectories(folder);
    Described described = new Described();
    described.recipe = baseline.recipe();
    described.input = baseline.input();
    described.steps = baseline.curve().steps();
    described.epochs = baseline.curve().epochs();
    described.trained = Arrays.stream(baseline.trained()).boxed().toList();
    described.folds = Arrays.stream(baseline.foldOf()).boxed().toList();
    described.findings = baseline.findings();
    described.elapsedMillis = baseline.elapsedMillis();
    Files.writeString(folder.resolve("baseline.json"), JSON.toJson(described));
    for (int f = 0; f < baseline.weights().size(); f++) {
      Files.write(folder.resolve("fold-" + f + ".params"), baseline.weights().get(f));
    }
    NpyFile.write(baseline.heldOut(), folder.resolve("held-out.npy"));
  }

  /**
   * Reads back what {@link #write} wrote.
   *
   * @throws PredictionException when a file is missing or damaged
   */
  public static Baseline read(Path folder, Dataset dataset) {
    try {
      Described described =
          JSON.fromJson(Files.readString(folder.resolve("baseline.json")), Described.class);
      Recipe recipe = described.recipe;
      Input input = described.input;
      if (recipe == null || input == null) {
        throw new PredictionException(
            folder + "/baseline.json has no recipe; expected one that Goldpan wrote");
      }
      List<byte[]> weights = new ArrayList<>();
      for (int f = 0; f < recipe.folds(); f++) {
        weights.add(Files.readAllBytes(folder.resolve("fold-" + f + ".params")));
      }
      return new Baseline(
          dataset,
          recipe,
          input,
          weights,
          PredictionsFolder.ints(described.trained),
          NpyFile.read(folder.resolve("held-out.npy")),
          PredictionsFolder.ints(described.folds),
          Curve.of(described.steps, described.epochs),
          described.findings,
          described.elapsedMillis);
    } catch (IOException | JsonParseException e) {
      throw new PredictionException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }
}
