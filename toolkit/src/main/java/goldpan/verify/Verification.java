package goldpan.verify;

import goldpan.data.Figure;
import goldpan.data.View;
import goldpan.metrics.EvaluationData;
import goldpan.metrics.McNemar;
import goldpan.metrics.Metric;
import goldpan.metrics.MetricNames;
import goldpan.metrics.PairedComparison;
import goldpan.metrics.PairedDifference;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/**
 * What decisions brought a baseline, against the labels as given and against random changes, with
 * intervals over samples and seeds. Immutable.
 */
public final class Verification {
  private static final long SEED = 7;
  private static final List<String> METRICS = List.of("accuracy", "macro-f1", "log-loss");
  private final String dataset;
  private final int drops;
  private final int relabels;
  private final String measuredOn;
  private final Map<Arm, List<EvaluationData>> outcomes;
  private final Map<Arm, List<PairedDifference>> againstGiven = new EnumMap<>(Arm.class);
  private final List<PairedDifference> againstControl;
  private final List<PairedDifference> byClass;
  private final McNemar test;

  /** What is said of the decisions. */
  public enum Verdict {
    HELPED("helped"),
    HURT("hurt"),
    NO_DIFFERENCE("no difference beyond chance");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * What was decided, and what each arm says of the trusted samples.
   *
   * @param drops samples dropped from training
   * @param relabels samples trained on with another label
   * @param measuredOn what the trusted samples are, in words
   * @param outcomes of each arm one entry a seed, all on the same rows
   */
  public static Verification of(
      String dataset,
      int drops,
      int relabels,
      String measuredOn,
      Map<Arm, List<EvaluationData>> outcomes) {
    return new Verification(dataset, drops, relabels, measuredOn, outcomes);
  }

  private Verification(
      String dataset,
      int drops,
      int relabels,
      String measuredOn,
      Map<Arm, List<EvaluationData>> outcomes) {
    this.dataset = dataset;
    this.drops = drops;
    this.relabels = relabels;
    this.measuredOn = measuredOn;
    this.outcomes = Map.copyOf(outcomes);
    List<Metric> metrics = METRICS.stream().map(MetricNames::find).toList();
    PairedComparison decided = compare(Arm.GIVEN, Arm.DECIDED);
    againstGiven.put(Arm.DECIDED, decided.differences(metrics));
    againstGiven.put(Arm.CONTROL, compare(Arm.GIVEN, Arm.CONTROL).differences(metrics));
    againstControl = compare(Arm.CONTROL, Arm.DECIDED).differences(metrics);
    byClass = decided.recalls();
    test = McNemar.of(ensemble(Arm.GIVEN), ensemble(Arm.DECIDED));
  }

  private List<EvaluationData> outcomes(Arm arm) {
    return Objects.requireNonNull(outcomes.get(arm));
  }

  private PairedComparison compare(Arm first, Arm second) {
    return PairedComparison.of(outcomes(first), outcomes(second), SEED);
  }

  private EvaluationData ensemble(Arm arm) {
    return EvaluationData.mean(arm.toString(), outcomes(arm));
  }

  /** The name of the dataset whose decisions these are. */
  public String dataset() {
    return dataset;
  }

  /** Samples that are dropped from training. */
  public int drops() {
    return drops;
  }

  /** Samples that are trained on with another label. */
  public int relabels() {
    return relabels;
  }

  /** What the metrics are measured on, in words. */
  public String measuredOn() {
    return measuredOn;
  }

  /** Number of samples that are measured on. */
  public int size() {
    return outcomes(Arm.GIVEN).get(0).size();
  }

  /** Number of seeds. */
  public int seeds() {
    return outcomes(Arm.GIVEN).size();
  }

  /**
   * What the decisions did to accuracy: whether its interval, over samples and seeds, is above or
   * below zero or holds it.
   */
  public Verdict verdict() {
    return switch (difference(Arm.DECIDED, "accuracy").verdict()) {
      case BETTER -> Verdict.HELPED;
      case WORSE -> Verdict.HURT;
      case NO_DIFFERENCE, UNKNOWN -> Verdict.NO_DIFFERENCE;
    };
  }

  /**
   * A metric of an arm against the labels as given.
   *
   * @throws IllegalArgumentException for another arm or metric than there is
   */
  public PairedDifference difference(Arm arm, String metric) {
    return Stream.ofNullable(againstGiven.get(arm))
        .flatMap(List::stream)
        .filter(d -> d.metric().name().equals(metric))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s of \"%s\" is not compared; expected %s of \"%s\" or \"%s\""
                        .formatted(metric, arm, METRICS, Arm.DECIDED, Arm.CONTROL)));
  }

  /** Accuracy, macro F1 and log loss as decided against as given. */
  public List<PairedDifference> decidedAgainstGiven() {
    return List.copyOf(Objects.requireNonNull(againstGiven.get(Arm.DECIDED)));
  }

  /** The random control against as given. */
  public List<PairedDifference> controlAgainstGiven() {
    return List.copyOf(Objects.requireNonNull(againstGiven.get(Arm.CONTROL)));
  }

  /** As decided against the random control. */
  public List<PairedDifference> decidedAgainstControl() {
    return againstControl;
  }

  /** The recall of each class as decided against as given, in class order. */
  public List<PairedDifference> byClass() {
    return byClass;
  }

  /** McNemar's test of the mean probabilities of all seeds: as given first, as decided second. */
  public McNemar test() {
    return test;
  }

  /** One comparison of two arms. */
  record Comparison(String name, List<PairedDifference> differences) {}

  List<Comparison> comparisons() {
    List<Comparison> all = new ArrayList<>();
    all.add(new Comparison("as decided − as given", decidedAgainstGiven()));
    all.add(new Comparison("random control − as given", controlAgainstGiven()));
    all.add(new Comparison("as decided − random control", againstControl));
    return all;
  }

  /** One row a comparison and metric, and one a class. */
  public Table table() {
    return VerificationTable.of(this);
  }

  /** The differences with their intervals. */
  public Figure plot() {
    return View.show("verification", Figure.class, this);
  }

  @Override
  public String toString() {
    return VerificationTable.text(this);
  }
}
