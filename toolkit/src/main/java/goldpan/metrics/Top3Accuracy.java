package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * Share of samples whose label is among the three most probable classes, in [0, 1]; of equals the
 * first classes count. Cost: O(N K).
 */
@AutoService(Metric.class)
public final class Top3Accuracy implements Metric {
  @Override
  public String name() {
    return "top-3-accuracy";
  }

  @Override
  public String measures() {
    return "share of samples whose label is among the three most probable";
  }

  @Override
  public int place() {
    return 60;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    long right = 0;
    for (int i = 0; i < data.size(); i++) {
      float own = data.probability(i, data.label(i));
      int before = 0;
      for (int k = 0; k < data.classes().size(); k++) {
        float p = data.probability(i, k);
        before += p > own || (p == own && k < data.label(i)) ? 1 : 0;
      }
      right += before < 3 ? weights[i] : 0;
    }
    return ClassCounts.mean((double) right, Evaluated.total(weights));
  }
}
