package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * Agreement of labels and predictions beyond chance, {@code (o - e) / (1 - e)} with o the share
 * that agrees and e the share that would by chance; at most 1, 0 for chance. Not defined where e is
 * 1. Cost: O(N + K²).
 *
 * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen, A Coefficient of Agreement for
 *     Nominal Scales, 1960</a>
 */
@AutoService(Metric.class)
public final class CohenKappa implements Metric {
  @Override
  public String name() {
    return "cohen-kappa";
  }

  @Override
  public String measures() {
    return "agreement of labels and predictions beyond chance";
  }

  @Override
  public int place() {
    return 50;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double total = Evaluated.total(weights);
    double agree = 0;
    double chance = 0;
    for (ClassCounts c : ClassCounts.of(data, weights)) {
      agree += c.both();
      chance += (double) c.labelled() * c.predicted();
    }
    double expected = chance / total / total;
    return total == 0 || expected >= 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((agree / total - expected) / (1 - expected));
  }
}
