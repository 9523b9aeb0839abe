package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * F1 of the classes, weighted by how many samples are labelled with each, in [0, 1]. Cost: O(N +
 * K²).
 */
@AutoService(Metric.class)
public final class WeightedF1 implements Metric {
  @Override
  public String name() {
    return "weighted-f1";
  }

  @Override
  public String measures() {
    return "F1 of classes, weighted by their size";
  }

  @Override
  public int place() {
    return 40;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    long total = 0;
    for (ClassCounts c : ClassCounts.of(data, weights)) {
      sum += c.labelled() * c.f1();
      total += c.labelled();
    }
    return ClassCounts.mean(sum, total);
  }
}
