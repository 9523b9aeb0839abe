package goldpan.mining;

import goldpan.data.Figure;
import goldpan.data.View;
import java.util.List;
import tech.tablesaw.api.Table;

/** Where several rules cut the same losses, and how many samples each selects. */
public final class Thresholds {

  /** One rule, its cut, and the estimated precision of what it takes. */
  public record Row(Threshold threshold, Cut cut, Precision precision) {}

  private final Losses losses;
  private final List<Row> rows;

  private Thresholds(Losses losses, List<Row> rows) {
    this.losses = losses;
    this.rows = rows;
  }

  /** The cuts of {@code rules}. */
  public static Thresholds of(Losses losses, List<Threshold> rules) {
    return new Thresholds(losses, rules.stream().map(t -> row(losses.above(t))).toList());
  }

  private static Row row(Suspects suspects) {
    return new Row(suspects.threshold(), suspects.cut(), suspects.precision());
  }

  public Losses losses() {
    return losses;
  }

  public List<Row> rows() {
    return rows;
  }

  /**
   * One row a rule: name, cut, samples selected, share, estimated precision, and how many of each
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
