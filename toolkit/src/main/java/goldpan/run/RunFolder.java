package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Datasets;
import goldpan.data.Json;
import goldpan.mining.Losses;
import goldpan.predict.PredictionException;
import goldpan.predict.file.PredictionsFolder;
import goldpan.train.Baseline;
import goldpan.train.BaselineFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs on disk, as {@link RunDraft} leaves them. */
final class RunFolder {
  static final String RECORD = "run.json";
  static final String SAMPLES = "samples.csv";

  /** Of a run about units: the samples that they are of. */
  static final String BASE = "base.csv";

  static final String BASELINE = "baseline";

  private RunFolder() {}

  /**
   * @throws RunException when {@code run.json} is damaged
   */
  static RunRecord record(Path folder) {
    Path file = folder.resolve(RECORD);
    RunRecord record;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      record = Json.pretty().fromJson(in, RunRecord.class);
    } catch (IOException | RuntimeException e) {
      // whatever a damaged file makes of the values that are built from it
      throw new RunException(
          file + " cannot be read: " + e.getMessage() + "; restore or delete the folder", e);
    }
    if (record == null || !record.isWhole()) {
      throw new RunException(
          file
              + " does not hold a whole run; expected what mine(...) writes; restore or delete the"
              + " folder");
    }
    return record;
  }

  static Run open(Path folder, Dataset source) {
    RunRecord record = record(folder);
    Dataset dataset = mined(folder, source, record.dataset());
    if (!dataset.fingerprint().equals(record.dataset().fingerprint())) {
      throw new RunException(
          "%s has changed since run %s (fingerprint %.12s…, then %.12s…); restore the data, or mine it anew"
              .formatted(
                  source.root(),
                  record.id(),
                  dataset.fingerprint(),
                  record.dataset().fingerprint()));
    }
    Losses losses = Losses.of(PredictionsFolder.read(folder, dataset));
    if (!Files.isDirectory(folder.resolve(BASELINE))) {
      return new Run(folder, record, losses, null, "");
    }
    try {
      return new Run(folder, record, losses, baseline(folder, record, source, dataset), "");
    } catch (RunException | DatasetException | PredictionException e) {
      // the losses are whole without it; the run says why it has no baseline
      return new Run(folder, record, losses, null, String.valueOf(e.getMessage()));
    }
  }

  private static Dataset mined(Path folder, Dataset source, RunRecord.DatasetRecord record) {
    Path base = folder.resolve(BASE);
    return Files.exists(base)
        ? SampleList.readUnits(folder.resolve(SAMPLES), SampleList.read(base, source))
        : SampleList.read(folder.resolve(SAMPLES), asRecorded(source, record));
  }

  private static Baseline baseline(Path folder, RunRecord record, Dataset source, Dataset dataset) {
    Path weights = folder.resolve(BASELINE);
    RunRecord.DatasetRecord trainedOn = record.trainedOn();
    if (trainedOn == null || trainedOn.fingerprint().equals(dataset.fingerprint())) {
      return BaselineFolder.read(weights, dataset);
    }
    boolean sameSource = trainedOn.source().equals(record.dataset().source());
    Dataset learnt = sameSource ? source : Datasets.named(trainedOn.source());
    return BaselineFolder.read(
        weights, SampleList.read(weights.resolve(SAMPLES), asRecorded(learnt, trainedOn)));
  }

  /** With the classes in the order that the run's columns have. */
  private static Dataset asRecorded(Dataset source, RunRecord.DatasetRecord record) {
    return source.withClasses(record.classes());
  }

  static List<Path> all(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .filter(p -> Files.isRegularFile(p.resolve(RECORD)))
          .filter(p -> !p.getFileName().toString().startsWith(RunDraft.PARTIAL))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new RunException(runs + " cannot be listed: " + RunDraft.reason(e), e);
    }
  }
}
