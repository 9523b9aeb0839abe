package goldpan.mining;

import com.google.auto.service.AutoService;

/**
 * Above a number. The default, ln 2 nats, is the cross-entropy of a label to which the model gives
 * one chance in two: above it the model thinks the label more likely wrong than right.
 *
 * <p>Scores equal to the number are not taken. Cost: O(N log N) once for all rules.
 *
 * @param value finite
 */
@AutoService(Threshold.class)
public record Fixed(double value) implements ScoreRule {

  /** Above ln 2. */
  public Fixed() {
    this(Math.log(2));
  }

  /**
   * @throws IllegalArgumentException if value is not finite
   */
  public Fixed {
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "fixed: the number is "
              + value
              + "; expected a finite one; write fixed:0.7 or above(0.7)");
    }
  }

  @Override
  public String name() {
    return "fixed";
  }

  @Override
  public String label() {
    return value == Math.log(2) ? "fixed(ln 2)" : "fixed(" + Numbers.brief(value) + ")";
  }

  @Override
  public String rule() {
    return "above a number";
  }

  @Override
  public Cut cut(Scores scores) {
    return Cut.above(value, scores);
  }

  @Override
  public Threshold with(double parameter) {
    return new Fixed(parameter);
  }
}
