package goldpan.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import goldpan.data.Dataset;
import goldpan.mining.Losses;
import goldpan.predict.Baseline;
import goldpan.predict.BaselineFolder;
import goldpan.predict.Predictions;
import goldpan.predict.PredictionsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs on disk. A folder is written beside its place and renamed, so a run is whole or not there.
 */
final class RunFolder {
  private static final Gson JSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final String PARTIAL = ".partial-";

  private RunFolder() {}

  static Run write(Path runs, RunRecord record, Losses losses, @Nullable Baseline baseline) {
    Path folder = runs.resolve(record.id());
    Path partial = runs.resolve(PARTIAL + record.id());
    try {
      Files.createDirectories(partial);
      Files.writeString(partial.resolve("run.json"), JSON.toJson(record) + "\n");
      losses.csv(partial.resolve("losses.csv"));
      SampleList.write(losses.dataset(), partial.resolve("samples.csv"));
      PredictionsFolder.write(losses.predictions(), partial);
      if (baseline != null) {
        BaselineFolder.write(baseline, partial.resolve("baseline"));
      }
      Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
      return new Run(folder, record, losses, baseline);
    } catch (IOException e) {
      delete(partial);
      throw new RunException(
          "%s cannot be written: %s; free some space, or set GOLDPAN_HOME to a folder you may write to"
              .formatted(folder, reason(e)),
          e);
    }
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException ignored) {
      // what made the folder fail is reported; a left-over .partial- folder is no run
    }
  }

  static RunRecord record(Path folder) {
    Path file = folder.resolve("run.json");
    try {
      RunRecord record = JSON.fromJson(Files.readString(file), RunRecord.class);
      if (record == null) {
        throw new RunException(file + " is empty; expected a run's record; delete the folder");
      }
      return record;
    } catch (IOException | JsonParseException e) {
      throw new RunException(
          file + " cannot be read: " + e.getMessage() + "; restore or delete the folder", e);
    }
  }

  static Run open(Path folder, Dataset source) {
    RunRecord record = record(folder);
    Dataset dataset = SampleList.read(folder.resolve("samples.csv"), source);
    if (!dataset.fingerprint().equals(record.dataset().fingerprint())) {
      throw new RunException(
          "%s has changed since run %s (fingerprint %s…, then %s…); restore the data, or mine it anew"
              .formatted(
                  source.root(),
                  record.id(),
                  dataset.fingerprint().substring(0, 12),
                  record.dataset().fingerprint().substring(0, 12)));
    }
    Predictions predictions = PredictionsFolder.read(folder, dataset);
    Path weights = folder.resolve("baseline");
    Baseline baseline = Files.isDirectory(weights) ? BaselineFolder.read(weights, dataset) : null;
    return new Run(folder, record, Losses.of(predictions), baseline);
  }

  static List<Path> all(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .filter(p -> Files.isRegularFile(p.resolve("run.json")))
          .filter(p -> !p.getFileName().toString().startsWith(PARTIAL))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new RunException(runs + " cannot be listed: " + reason(e), e);
    }
  }
}
