package goldpan.metrics;

/**
 * A number with its 95 % interval.
 *
 * @param value NaN where it is not defined
 * @param low lower end; NaN where there is none
 * @param high upper end; NaN where there is none
 */
public record Estimate(double value, double low, double high) {
  /** What is not defined. */
  public static final Estimate UNDEFINED = new Estimate(Double.NaN, Double.NaN, Double.NaN);

  public boolean isDefined() {
    return !Double.isNaN(value);
  }

  public boolean hasInterval() {
    return !Double.isNaN(low);
  }

  /** Whether the whole interval lies on one side of zero. */
  public boolean excludesZero() {
    return hasInterval() && (low > 0 || high < 0);
  }

  @Override
  public String toString() {
    if (!isDefined()) {
      return "not defined";
    }
    return hasInterval()
        ? "%.4f [%.4f, %.4f]".formatted(value, low, high)
        : "%.4f".formatted(value);
  }
}
