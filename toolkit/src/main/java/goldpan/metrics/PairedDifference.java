package goldpan.metrics;

import java.util.Optional;

/**
 * A metric of two models on the same rows, and how far apart they are.
 *
 * @param first of the first model, the mean over its seeds
 * @param second of the second model
 * @param interval of {@link #difference}; empty where it cannot be said
 */
public record PairedDifference(
    Metric metric, double first, double second, Optional<Interval> interval) {

  /** Second less first. */
  public double difference() {
    return second - first;
  }

  /** What the difference says of the second model. */
  public enum Verdict {
    BETTER("better"),
    WORSE("worse"),
    NO_DIFFERENCE("no difference beyond chance"),
    UNKNOWN("unknown");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** Whether the interval is on one side of zero, and on which. */
  public Verdict verdict() {
    if (interval.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    if (interval.get().contains(0)) {
      return Verdict.NO_DIFFERENCE;
    }
    boolean isHigher = interval.get().low() > 0;
    return isHigher == (metric.better() == Metric.Better.HIGHER) ? Verdict.BETTER : Verdict.WORSE;
  }
}
