package goldpan.metrics;

import java.util.Optional;

/**
 * A metric of some data.
 *
 * @param value NaN where it is not defined
 * @param interval where the value of all such data lies, with 95 % confidence; empty where it
 *     cannot be said
 */
public record MetricValue(Metric metric, double value, Optional<Interval> interval) {}
