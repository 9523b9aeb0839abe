package goldpan.run;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Datasets;
import goldpan.data.Finding;
import goldpan.disk.CheckpointStore;
import goldpan.disk.PendingWork;
import goldpan.text.ColumnFormat;
import goldpan.text.TextTable;
import goldpan.train.UnfinishedWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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

  /** What each run's {@code run.json} says, oldest first; {@link #findings} lists damaged ones. */
  public List<RunRecord> records() {
    List<RunRecord> records = new ArrayList<>();
    read(records, new ArrayList<>());
    return records;
  }

  /** Runs whose {@code run.json} is damaged, and how. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    read(new ArrayList<>(), findings);
    return findings;
  }

  private void read(List<RunRecord> records, List<Finding> findings) {
    for (Path folder : RunFolder.all(home.runs())) {
      try {
        records.add(RunFolder.record(folder));
      } catch (RunException e) {
        String id = folder.getFileName().toString();
        findings.add(new Finding(id, Finding.Kind.UNREADABLE, String.valueOf(e.getMessage())));
      }
    }
  }

  /**
   * Trainings and minings that were stopped, or whose result no run holds yet, the newest first.
   * The same call goes on where each was; {@code fresh()} begins anew.
   */
  public List<PendingWork> unfinished() {
    return UnfinishedWork.in(home.unfinished());
  }

  /**
   * Forgets all that is unfinished, but for what is being worked on.
   *
   * @return how many pieces of work are gone
   */
  public int discardUnfinished() {
    return (int) unfinished().stream().filter(CheckpointStore::discard).count();
  }

  /** One row a run: id, dataset, samples, accuracy on all mined samples, origins, model. */
  public Table table() {
    List<RunRecord> records = records();
    return ColumnFormat.apply(
        Table.create("runs")
            .addColumns(
                StringColumn.create("run", records.stream().map(RunRecord::id)),
                StringColumn.create("dataset", records.stream().map(r -> r.dataset().name())),
                IntColumn.create(
                    "samples", records.stream().mapToInt(r -> r.dataset().samples()).toArray()),
                DoubleColumn.create(
                    "accuracy",
                    records.stream()
                        .mapToDouble(
                            r -> r.results().getOrDefault("accuracyOnAllMinedSamples", 0.0))
                        .toArray()),
                StringColumn.create("origin", records.stream().map(RunRecord::origins)),
                StringColumn.create("model", records.stream().map(r -> r.predictions().model()))));
  }

  /**
   * Reopens a run: its dataset, losses and baseline as they were.
   *
   * @throws RunException when there is no such run, or its data has changed or moved
   */
  public Run open(String id) {
    Path folder = folder(id);
    String source = RunFolder.record(folder).dataset().source();
    Dataset dataset;
    try {
      dataset = Datasets.named(source);
    } catch (DatasetException e) {
      throw new RunException(
          "run %s was made from %s, which cannot be opened: %s; if it has moved, open it with runs().open(\"%s\", dataset(\"where it is now\"))"
              .formatted(id, source, e.getMessage(), id),
          e);
    }
    return RunFolder.open(folder, dataset);
  }

  /** Reopens a run whose data has moved: {@code dataset} is where it is now. */
  public Run open(String id, Dataset dataset) {
    return RunFolder.open(folder(id), dataset);
  }

  private Path folder(String id) {
    boolean isName =
        !id.isEmpty() && !id.contains("/") && !id.contains("\\") && !id.startsWith(".");
    Path folder = isName ? home.runs().resolve(id) : home.runs();
    if (!isName || !Files.isRegularFile(folder.resolve("run.json"))) {
      throw new RunException(
          "run is \"%s\"; expected one of %s in %s; runs() lists them"
              .formatted(id, ids(), home.runs()));
    }
    return folder;
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(
        ids().isEmpty()
            ? "no runs in " + home.runs() + " yet; mine(dataset, baseline) makes one"
            : TextTable.of(table(), Integer.MAX_VALUE).keeping("run").toString().stripTrailing());
    findings().forEach(finding -> lines.add(finding.toString()));
    lines.addAll(unfinishedLines());
    return String.join("\n", lines);
  }

  /** What is unfinished, one line each, below a line that says what can be done; mostly nothing. */
  public List<String> unfinishedLines() {
    List<PendingWork> works = unfinished();
    if (works.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Unfinished; the same call goes on, runs().discardUnfinished() forgets, and so do 14 days:");
    Instant now = Instant.now();
    works.forEach(work -> lines.add("  " + work.describe(now)));
    return lines;
  }
}
