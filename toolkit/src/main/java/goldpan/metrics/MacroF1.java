package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/** Mean F1 of the classes that are labelled or predicted, in [0, 1]. Cost: O(N + K²). */
@AutoService(Metric.class)
public final class MacroF1 implements Metric {
  @Override
  public String name() {
    return "macro-f1";
  }

  @Override
  public String measures() {
    return "mean over classes of the harmonic mean of precision and recall";
  }

  @Override
  public int place() {
    return 30;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    int classes = 0;
    for (ClassCounts c : ClassCounts.of(data, weights)) {
      if (c.occurs()) {
        sum += c.f1();
        classes++;
      }
    }
    return ClassCounts.mean(sum, classes);
  }
}
