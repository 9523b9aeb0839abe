package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * Average precision, each class against the others, mean over the classes that occur, in [0, 1].
 * Cost: O(K N log N) once, O(K N) a sampling.
 */
@AutoService(Metric.class)
public final class PrecisionRecallArea implements Metric {
  @Override
  public String name() {
    return "precision-recall-area";
  }

  @Override
  public String measures() {
    return "mean average precision of each class against the others";
  }

  @Override
  public int place() {
    return 110;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    int classes = 0;
    for (int k = 0; k < data.classes().size(); k++) {
      OptionalDouble area = RankingAreas.averagePrecision(data, k, weights);
      if (area.isPresent()) {
        sum += area.getAsDouble();
        classes++;
      }
    }
    return ClassCounts.mean(sum, classes);
  }
}
