package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.Finding;
import goldpan.data.Progress;
import goldpan.disk.CheckpointStore;
import goldpan.mining.Losses;
import goldpan.mining.Thresholds;
import goldpan.predict.CacheFolder;
import goldpan.predict.Computing;
import goldpan.predict.Predictions;
import goldpan.predict.Predictor;
import goldpan.task.Task;
import goldpan.torch.Devices;
import goldpan.train.Baseline;
import goldpan.train.Trained;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mines a dataset and keeps what came of it: the one way from a predictor to a run folder. */
public final class Mining {
  private final Home home;
  private final Progress progress;
  private final Clock clock;
  private final Computing how;

  private Mining(Home home, Progress progress, Clock clock, Computing how) {
    this.home = home;
    this.how = how;
    this.progress = progress;
    this.clock = clock;
  }

  /** Mining that keeps its runs in {@code home}. */
  public static Mining in(Home home, Progress progress) {
    Computing cached = Computing.auto().cache(CacheFolder.in(home.cache()));
    return new Mining(home, progress, Clock.systemUTC(), cached);
  }

  /** The same, computing as said; decoded pictures stay where this keeps them. */
  public Mining computing(Computing said) {
    return new Mining(home, progress, clock, said.cache(how.cache()));
  }

  /**
   * The loss of every readable sample of every split, kept in a new run folder. A call that was
   * killed or interrupted goes on with what was computed, to the same bytes.
   *
   * @throws RunException when the folder cannot be written
   */
  public Run mine(Dataset dataset, Predictor predictor) {
    Instant start = clock.instant();
    try (CheckpointStore unfinished = unfinished(dataset, predictor);
        RunDraft draft = RunDraft.begin(home.runs(), start, dataset.name())) {
      home.requireRoom(roomFor(dataset));
      Predictor judge = predictor.with(how);
      Predictions predictions =
          Task.unitsOf(
              judge
                  .predict(dataset, progress, unfinished)
                  .with(judge.predictUnlabelled(dataset, progress, unfinished)));
      long predicted = clock.millis();
      Losses losses = Losses.of(predictions);
      Map<String, Long> timings = new LinkedHashMap<>();
      timings.put("predictMillis", predicted - start.toEpochMilli());
      timings.put("lossMillis", clock.millis() - predicted);
      Baseline baseline = predictor instanceof Trained trained ? trained.baseline() : null;
      if (baseline != null) {
        timings.put("trainMillis", baseline.elapsedMillis());
      }
      RunRecord record = record(draft.id(), start, losses, baseline, timings);
      Run run = draft.finish(record, losses, baseline);
      unfinished.done();
      return run;
    }
  }

  /** About how many bytes a run of a dataset takes, or what a training keeps to go on. */
  public static long roomFor(Dataset dataset) {
    long row = 200 + 12L * dataset.classes().size();
    return (16L << 20) + dataset.size() * row;
  }

  private CheckpointStore unfinished(Dataset dataset, Predictor predictor) {
    CheckpointStore kept = CheckpointStore.in(home.unfinished());
    CheckpointStore wanted = how.anew() ? kept.anew() : kept;
    wanted.about(dataset.name(), predictor.describe());
    return wanted;
  }

  private static RunRecord record(
      String id,
      Instant start,
      Losses losses,
      @Nullable Baseline baseline,
      Map<String, Long> timings) {
    Predictions predictions = losses.predictions();
    return new RunRecord(
        id,
        start.toString(),
        datasetRecord(losses.dataset()),
        baseline == null ? null : datasetRecord(baseline.dataset()),
        predictions.provenance(),
        predictions.originSummary(),
        baseline == null ? null : baseline.recipe(),
        Versions.machine(predictions.provenance().device()),
        Versions.all(),
        timings,
        results(losses, baseline),
        thresholds(losses),
        findings(losses.dataset(), predictions));
  }

  private static RunRecord.DatasetRecord datasetRecord(Dataset dataset) {
    return new RunRecord.DatasetRecord(
        dataset.name(),
        Sources.of(dataset),
        dataset.fingerprint(),
        dataset.size(),
        dataset.classes());
  }

  private static Map<String, Double> results(Losses losses, @Nullable Baseline baseline) {
    Map<String, Double> results = new LinkedHashMap<>();
    results.put("accuracyOnAllMinedSamples", losses.predictions().accuracy());
    double sum = 0;
    for (int r = 0; r < losses.size(); r++) {
      sum += losses.at(r);
    }
    results.put("meanLossNatsOnAllMinedSamples", losses.size() == 0 ? 0 : sum / losses.size());
    if (baseline != null) {
      List<Double> folds = baseline.accuracies();
      for (int f = 0; f < folds.size(); f++) {
        results.put("accuracyOnHeldOutFold" + f, folds.get(f));
      }
    }
    return results;
  }

  private static List<RunRecord.ThresholdRecord> thresholds(Losses losses) {
    return losses.thresholds().rows().stream().map(Mining::thresholdRecord).toList();
  }

  private static RunRecord.ThresholdRecord thresholdRecord(Thresholds.Row row) {
    double cut = row.cut().value();
    return new RunRecord.ThresholdRecord(
        row.threshold().label(), Double.isFinite(cut) ? cut : null, row.cut().count());
  }

  /** Findings of opening and of reading, each once. */
  private static List<Finding> findings(Dataset dataset, Predictions predictions) {
    LinkedHashSet<Finding> all = new LinkedHashSet<>(dataset.findings());
    all.addAll(predictions.findings());
    all.addAll(predictions.unlabelled().findings());
    noGpu(predictions).ifPresent(all::add);
    return new ArrayList<>(all);
  }

  /** Why the processor computed although the machine has a GPU, if that was so. */
  private static Optional<Finding> noGpu(Predictions predictions) {
    if (!predictions.provenance().device().equals("cpu")) {
      return Optional.empty();
    }
    return Devices.whyNoGpu()
        .map(why -> new Finding("device", Finding.Kind.NOTE, "computed on the processor: " + why));
  }
}
