package goldpan.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.ServiceLoader;

/**
 * One number for predictions against labels. One file a metric: annotate the class with
 * {@code @AutoService(Metric.class)}. Computed on weighted samples, so that intervals by bootstrap
 * cost one pass each.
 */
public interface Metric {

  /** Unique, lower case with dashes: {@code balanced-accuracy}. */
  String name();

  /** What it measures, in one line. */
  String measures();

  /** Whether more is better. */
  default boolean isHigherBetter() {
    return true;
  }

  /** Where it stands in tables: lower first. */
  int place();

  /**
   * The metric.
   *
   * @param weights how often each sample counts, 0 or more; one a sample
   * @return empty where it is not defined, as for no samples
   */
  OptionalDouble of(Evaluated data, int[] weights);

  /** All metrics, in the order of tables. */
  static List<Metric> all() {
    return ServiceLoader.load(Metric.class, Metric.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparingInt(Metric::place).thenComparing(Metric::name))
        .toList();
  }

  /**
   * The metric of this name.
   *
   * @throws IllegalArgumentException for an unknown name, with those there are
   */
  static Metric named(String name) {
    return all().stream()
        .filter(m -> m.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "metric is \"%s\"; expected one of %s"
                        .formatted(name, all().stream().map(Metric::name).toList())));
  }
}
