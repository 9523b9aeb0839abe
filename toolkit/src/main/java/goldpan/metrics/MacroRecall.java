package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/** Mean recall of the classes that are labelled or predicted, in [0, 1]. Cost: O(N + K²). */
@AutoService(Metric.class)
public final class MacroRecall implements Metric {
  @Override
  public String name() {
    return "macro-recall";
  }

  @Override
  public String measures() {
    return "mean over classes of the share of samples that are found";
  }

  @Override
  public int place() {
    return 44;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    int classes = 0;
    for (ClassCounts c : ClassCounts.of(data, weights)) {
      if (c.occurs()) {
        sum += c.recall();
        classes++;
      }
    }
    return ClassCounts.mean(sum, classes);
  }
}
