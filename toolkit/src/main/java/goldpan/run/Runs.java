package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.Datasets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The runs kept in a home, oldest first. */
public final class Runs {
  private final Home home;

  private Runs(Home home) {
    this.home = home;
  }

  public static Runs in(Home home) {
    return new Runs(home);
  }

  /** Ids, oldest first. */
  public List<String> ids() {
    return RunFolder.all(home.runs()).stream().map(p -> p.getFileName().toString()).toList();
  }

  /** What each run's {@code run.json} says, oldest first. */
  public List<RunRecord> records() {
    return RunFolder.all(home.runs()).stream().map(RunFolder::record).toList();
  }

  /** One row a run: id, dataset, samples, accuracy on all mined samples, origins, model. */
  public Table table() {
    List<RunRecord> records = records();
    return Table.create("runs")
        .addColumns(
            StringColumn.create("run", records.stream().map(RunRecord::id)),
            StringColumn.create("dataset", records.stream().map(r -> r.dataset().name())),
            IntColumn.create(
                "samples", records.stream().mapToInt(r -> r.dataset().samples()).toArray()),
            DoubleColumn.create(
                "accuracy",
                records.stream()
                    .mapToDouble(r -> r.results().getOrDefault("accuracyOnAllMinedSamples", 0.0))
                    .toArray()),
            StringColumn.create("origin", records.stream().map(RunRecord::origins)),
            StringColumn.create("model", records.stream().map(r -> r.predictions().model())));
  }

  /**
   * Reopens a run: its dataset, losses and baseline as they were.
   *
   * @throws RunException when there is no such run, or its data has changed or moved
   */
  public Run open(String id) {
    Path folder = folder(id);
    return RunFolder.open(folder, Datasets.named(RunFolder.record(folder).dataset().source()));
  }

  /** Reopens a run whose data has moved: {@code dataset} is where it is now. */
  public Run open(String id, Dataset dataset) {
    return RunFolder.open(folder(id), dataset);
  }

  private Path folder(String id) {
    Path folder = home.runs().resolve(id).normalize();
    if (!folder.startsWith(home.runs()) || !Files.isRegularFile(folder.resolve("run.json"))) {
      throw new RunException(
          "run is \"%s\"; expected one of %s in %s; runs() lists them"
              .formatted(id, ids(), home.runs()));
    }
    return folder;
  }

  @Override
  public String toString() {
    List<String> ids = ids();
    return ids.isEmpty()
        ? "no runs in " + home.runs() + " yet; mine(dataset, baseline) makes one"
        : table().printAll();
  }
}
