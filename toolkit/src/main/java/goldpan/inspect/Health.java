package goldpan.inspect;

import goldpan.data.Dataset;
import goldpan.data.DatasetException;
import goldpan.data.Finding;
import goldpan.data.Words;
import goldpan.predict.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.HypergeometricDistribution;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What is odd about a dataset's pictures, and whether it goes with a class: a model may learn that
 * blurred pictures are cats.
 */
public final class Health {
  /** Robust deviations from the median from where on a score is unusual, and at least so far. */
  private static final double FENCE = 3;

  private static final double LEAST_DISTANCE = 0.1;
  private static final double ROBUST = 1.4826;

  /** Chance of a class having so many flags by accident from where on it is told. */
  private static final double SIGNIFICANT = 0.001;

  private final Dataset dataset;
  private final Map<HealthIssue, double[]> scores = new EnumMap<>(HealthIssue.class);
  private final Map<HealthIssue, int[]> flagged = new EnumMap<>(HealthIssue.class);
  private final List<Finding> findings;

  private Health(Dataset dataset, List<Finding> findings) {
    this.dataset = dataset;
    this.findings = findings;
  }

  /**
   * The health of what was looked at.
   *
   * @throws DatasetException when these are no pictures
   */
  public static Health of(SampleScan scan) {
    Matrix statistics =
        scan.statistics()
            .orElseThrow(
                () ->
                    new DatasetException(
                        "%s has %s; expected pictures, whose light and sharpness can be measured"
                            .formatted(scan.dataset().name(), scan.dataset().modality().plural())));
    Health health = new Health(scan.dataset(), scan.findings());
    for (HealthIssue issue : HealthIssue.values()) {
      double[] all = issue.scores(statistics);
      health.scores.put(issue, all);
      health.flagged.put(issue, flagged(scan, all, issue.limit()));
    }
    return health;
  }

  private static int[] flagged(SampleScan scan, double[] scores, double limit) {
    double[] sorted =
        IntStream.range(0, scores.length)
            .filter(scan::isRead)
            .mapToDouble(i -> scores[i])
            .sorted()
            .toArray();
    double median = middle(sorted);
    double spread =
        ROBUST * middle(Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray());
    double fence = median + Math.max(LEAST_DISTANCE, FENCE * spread);
    return IntStream.range(0, scores.length)
        .filter(i -> scan.isRead(i) && scores[i] >= limit && scores[i] > fence)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static double middle(double[] sorted) {
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  public Dataset dataset() {
    return dataset;
  }

  /** Pictures that could not be read. */
  public List<Finding> findings() {
    return findings;
  }

  /** How odd each picture is, by dataset index, in [0, 1]; higher is odder. */
  public double[] scores(HealthIssue issue) {
    return all(issue).clone();
  }

  private double[] all(HealthIssue issue) {
    return scores.getOrDefault(issue, new double[0]);
  }

  private int[] indices(HealthIssue issue) {
    return flagged.getOrDefault(issue, new int[0]);
  }

  /** The ids of the pictures that are flagged, the oddest first. */
  public List<String> flagged(HealthIssue issue) {
    return IntStream.of(indices(issue)).mapToObj(dataset::id).toList();
  }

  /** The pictures that are flagged for anything, by dataset index. */
  public int[] flagged() {
    return Arrays.stream(HealthIssue.values())
        .flatMapToInt(issue -> IntStream.of(indices(issue)))
        .distinct()
        .sorted()
        .toArray();
  }

  /**
   * The class that has more of the flagged pictures than chance would give it, in words; empty when
   * none has (one-sided hypergeometric test at 0.001, divided by the number of classes).
   */
  public Optional<String> classOf(HealthIssue issue) {
    int[] odd = indices(issue);
    if (odd.length == 0 || dataset.annotations().isPresent()) {
      return Optional.empty();
    }
    int[] counts = new int[dataset.classes().size()];
    int[] members = new int[counts.length];
    IntStream.of(odd).forEach(i -> counts[dataset.label(i)]++);
    IntStream.range(0, dataset.size()).forEach(i -> members[dataset.label(i)]++);
    int likeliest = 0;
    double least = 1;
    for (int c = 0; c < counts.length; c++) {
      double chance =
          new HypergeometricDistribution(null, dataset.size(), members[c], odd.length)
              .upperCumulativeProbability(counts[c]);
      if (chance < least) {
        least = chance;
        likeliest = c;
      }
    }
    if (least >= SIGNIFICANT / counts.length) {
      return Optional.empty();
    }
    return Optional.of(
        Words.of(
            "%,d of %,d are %s, which %.1f %% of all pictures are",
            counts[likeliest],
            odd.length,
            dataset.classes().get(likeliest),
            100.0 * members[likeliest] / dataset.size()));
  }

  /** One row an issue: how many pictures are flagged, their share, and the class it goes with. */
  public Table table() {
    Table table =
        Table.create(
            "Health of " + dataset.name(),
            StringColumn.create("issue"),
            IntColumn.create("pictures"),
            DoubleColumn.create("share"),
            StringColumn.create("oddest"),
            StringColumn.create("class"));
    for (HealthIssue issue : HealthIssue.values()) {
      int[] odd = indices(issue);
      table.stringColumn("issue").append(issue.toString());
      table.intColumn("pictures").append(odd.length);
      table.doubleColumn("share").append((double) odd.length / Math.max(1, dataset.size()));
      table.stringColumn("oddest").append(odd.length == 0 ? "" : dataset.id(odd[0]));
      table.stringColumn("class").append(classOf(issue).orElse(""));
    }
    return table;
  }

  /** One row a flagged picture: id, split, given, and its issues with their scores. */
  public Table pictures() {
    Table table =
        Table.create(
            "Odd pictures of " + dataset.name(),
            StringColumn.create("id"),
            StringColumn.create("split"),
            StringColumn.create("given"),
            StringColumn.create("issues"));
    for (int i : flagged()) {
      List<String> issues = new ArrayList<>();
      for (HealthIssue issue : HealthIssue.values()) {
        if (IntStream.of(indices(issue)).anyMatch(odd -> odd == i)) {
          issues.add(Words.of("%s %.2f", issue, all(issue)[i]));
        }
      }
      table.stringColumn("id").append(dataset.id(i));
      table.stringColumn("split").append(dataset.split(i).toString());
      table.stringColumn("given").append(dataset.labelText(i));
      table.stringColumn("issues").append(String.join(", ", issues));
    }
    return table;
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    int odd = flagged().length;
    lines.add(
        Words.of("Health of %s: %,d of %,d pictures are odd", dataset.name(), odd, dataset.size()));
    for (HealthIssue issue : HealthIssue.values()) {
      int count = indices(issue).length;
      if (count > 0) {
        lines.add(
            Words.of("%s: %,d%s", issue, count, classOf(issue).map(c -> "; " + c).orElse("")));
      }
    }
    if (!findings.isEmpty()) {
      lines.add(Words.of("%,d could not be read", findings.size()));
    }
    return String.join("\n", lines);
  }
}
