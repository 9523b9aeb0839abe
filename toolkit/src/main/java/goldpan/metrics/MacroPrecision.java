package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/** Mean precision of the classes that are labelled or predicted, in [0, 1]. Cost: O(N + K²). */
@AutoService(Metric.class)
public final class MacroPrecision implements Metric {
  @Override
  public String name() {
    return "macro-precision";
  }

  @Override
  public String measures() {
    return "mean over classes of the share of predictions that are right";
  }

  @Override
  public int place() {
    return 42;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    int classes = 0;
    for (ClassCounts c : ClassCounts.of(data, weights)) {
      if (c.occurs()) {
        sum += c.precision();
        classes++;
      }
    }
    return ClassCounts.mean(sum, classes);
  }
}
