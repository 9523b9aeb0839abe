package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * Mean recall of the classes that are labelled, in [0, 1]: every class counts alike. Cost: O(N +
 * K²).
 *
 * @see <a href="https://doi.org/10.1109/ICPR.2010.764">Brodersen et al., The Balanced Accuracy and
 *     Its Posterior Distribution, 2010</a>
 */
@AutoService(Metric.class)
public final class BalancedAccuracy implements Metric {
  @Override
  public String name() {
    return "balanced-accuracy";
  }

  @Override
  public String measures() {
    return "mean share of each class predicted as labelled";
  }

  @Override
  public int place() {
    return 20;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    int classes = 0;
    for (ClassCounts c : ClassCounts.of(data, weights)) {
      if (c.labelled() > 0) {
        sum += c.recall();
        classes++;
      }
    }
    return ClassCounts.mean(sum, classes);
  }
}
