package goldpan.metrics;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The metrics there are. */
public final class MetricNames {
  private MetricNames() {}

  /** All, by their place in a table. */
  public static List<Metric> all() {
    return ServiceLoader.load(Metric.class, Metric.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparingInt(Metric::place).thenComparing(Metric::name))
        .toList();
  }

  /** Those that mean something for so many classes. */
  public static List<Metric> suiting(int classes) {
    return all().stream().filter(m -> m.suits(classes)).toList();
  }

  /**
   * The metric called {@code name}.
   *
   * @throws IllegalArgumentException when there is none, with those there are
   */
  public static Metric find(String name) {
    return all().stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "metric is \"%s\"; expected one of %s"
                        .formatted(name, all().stream().map(Metric::name).toList())));
  }
}
