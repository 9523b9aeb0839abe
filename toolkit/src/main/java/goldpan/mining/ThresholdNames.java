package goldpan.mining;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The threshold rules there are. */
public final class ThresholdNames {
  private ThresholdNames() {}

  /** All rules with their default parameter, by name. */
  public static List<Threshold> all() {
    return ServiceLoader.load(Threshold.class, Threshold.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Threshold::name))
        .collect(Collectors.toList());
  }

  /**
   * A rule as users write it: {@code otsu}, {@code top:50}, {@code quantile:0.99} or a bare number
   * for {@code fixed}.
   *
   * @throws IllegalArgumentException for an unknown rule or parameter, with those there are
   */
  public static Threshold parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text.strip() : text.substring(0, colon).strip();
    Double number = number(colon < 0 ? text : text.substring(colon + 1));
    if (colon < 0 && number != null) {
      return find("fixed").with(number);
    }
    if (colon >= 0 && number == null) {
      throw new IllegalArgumentException(
          "threshold is \"%s\"; expected a number after the colon, as in top:50".formatted(text));
    }
    Threshold rule = find(name);
    return number == null ? rule : rule.with(number);
  }

  /**
   * The rule of this name with its default parameter.
   *
   * @throws IllegalArgumentException for an unknown name, with those there are
   */
  public static Threshold find(String name) {
    return all().stream()
        .filter(t -> t.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "threshold is \"%s\"; expected a number or one of %s"
                        .formatted(name, all().stream().map(Threshold::name).toList())));
  }

  private static @org.jspecify.annotations.Nullable Double number(String text) {
    try {
      return Double.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
