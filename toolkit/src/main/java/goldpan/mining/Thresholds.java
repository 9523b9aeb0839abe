package goldpan.mining;

import goldpan.data.Corrections;
import goldpan.data.Figure;
import goldpan.data.View;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.Table;

/** Where several rules cut the same losses, and how many samples each selects. */
public final class Thresholds implements Iterable<Thresholds.Row> {

  /** One rule, its cut, and the estimated precision of what it takes. */
  public record Row(Threshold threshold, Cut cut, Precision precision) {}

  private final Losses losses;
  private final List<Row> rows;
  private final int decided;

  private Thresholds(
      Losses losses, List<Threshold> rules, Function<Suspects, Precision> precision, int decided) {
    this.losses = losses;
    this.rows = rules.stream().map(t -> row(losses.above(t), precision)).toList();
    this.decided = decided;
  }

  /** The cuts of {@code rules}. */
  public static Thresholds of(Losses losses, List<Threshold> rules) {
    return new Thresholds(losses, rules, Suspects::precision, 0);
  }

  /** The cuts of {@code rules}, their precision put right by what people have decided. */
  public static Thresholds of(Losses losses, List<Threshold> rules, Corrections decided) {
    return new Thresholds(losses, rules, s -> s.precision(decided), decided.size());
  }

  private static Row row(Suspects suspects, Function<Suspects, Precision> precision) {
    return new Row(suspects.threshold(), suspects.cut(), precision.apply(suspects));
  }

  public Losses losses() {
    return losses;
  }

  public List<Row> rows() {
    return rows;
  }

  /** One row a rule, in the order of {@link #rows}. */
  @Override
  public Iterator<Row> iterator() {
    return rows.iterator();
  }

  /** One row a rule, in the order of {@link #rows}. */
  public Stream<Row> stream() {
    return rows.stream();
  }

  /** How many decisions the estimated precision is put right by. */
  public int decided() {
    return decided;
  }

  /** What the estimates know beside predictions and labels: {@code , with 36 decisions}. */
  public String knowing() {
    return decided == 0
        ? ""
        : ", with " + Numbers.count(decided) + (decided == 1 ? " decision" : " decisions");
  }

  /** What was cut, on which dataset, and how many decisions are known. */
  public String title() {
    return ThresholdTable.title(this);
  }

  /**
   * One row a rule: name, cut, samples selected, share, estimated precision with the ends of its 95
   * % interval (missing where nothing is selected), how many are decided, and how many are of each
   * split.
   */
  public Table table() {
    return ThresholdTable.of(this);
  }

  /** One row a class, one column a rule: how many samples of the class the rule selects. */
  public Table byClass() {
    return ThresholdTable.byClass(this);
  }

  /** All cuts drawn on the distribution of the scores. */
  public Figure plot() {
    return View.show("thresholds", Figure.class, this);
  }

  @Override
  public String toString() {
    return ThresholdTable.text(this);
  }
}
