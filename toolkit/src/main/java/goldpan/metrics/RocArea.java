package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * Area under the ROC curve, each class against the others, mean over the classes that have both, in
 * [0, 1]; half is chance. Of two classes that of either. Cost: O(K N log N) once, O(K N) a
 * sampling.
 *
 * @see <a href="https://doi.org/10.1023/A:1010920819831">Hand and Till, 2001, section 2</a>
 */
@AutoService(Metric.class)
public final class RocArea implements Metric {
  @Override
  public String name() {
    return "roc-area";
  }

  @Override
  public String measures() {
    return "mean area under the ROC curve of each class against the others";
  }

  @Override
  public int place() {
    return 100;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    double sum = 0;
    int classes = 0;
    for (int k = 0; k < data.classes().size(); k++) {
      OptionalDouble area = RankingAreas.roc(data, k, weights);
      if (area.isPresent()) {
        sum += area.getAsDouble();
        classes++;
      }
    }
    return ClassCounts.mean(sum, classes);
  }
}
