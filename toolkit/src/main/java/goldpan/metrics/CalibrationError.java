package goldpan.metrics;

import com.google.auto.service.AutoService;
import java.util.OptionalDouble;

/**
 * Expected calibration error: the mean, over samples, of how far the accuracy of their bin is from
 * its mean confidence; 15 bins of equal width over the highest probability, the upper end included.
 * In [0, 1]; less is better. Cost: O(N).
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al., On Calibration of Modern Neural
 *     Networks, 2017, equation 3</a>
 */
@AutoService(Metric.class)
public final class CalibrationError implements Metric {
  @Override
  public String name() {
    return "calibration-error";
  }

  @Override
  public String measures() {
    return "how far accuracy is from confidence, in 15 bins";
  }

  @Override
  public int place() {
    return 90;
  }

  @Override
  public boolean isHigherBetter() {
    return false;
  }

  @Override
  public OptionalDouble of(Evaluated data, int[] weights) {
    long total = Evaluated.total(weights);
    double sum = 0;
    for (Calibration.Bin bin : Calibration.bins(data, weights)) {
      sum += bin.count() * Math.abs(bin.accuracy() - bin.confidence());
    }
    return ClassCounts.mean(sum, total);
  }
}
