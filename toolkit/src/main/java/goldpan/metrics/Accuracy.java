package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/** Share of samples whose most probable class is their label, in [0, 1]. Cost: O(N). */
@AutoService(Metric.class)
public final class Accuracy implements Metric {
  @Override
  public String name() {
    return "accuracy";
  }

  @Override
  public String measures() {
    return "share of samples predicted as labelled";
  }

  @Override
  public int place() {
    return 10;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    long right = 0;
    for (int i = 0; i < data.size(); i++) {
      right += data.predicted(i) == data.label(i) ? weights[i] : 0;
    }
    return ClassCounts.mean((double) right, Evaluated.total(weights));
  }
}
