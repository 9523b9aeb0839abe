package goldpan.metrics;

import com.google.auto.service.AutoService;

/**
 * Expected calibration error of the most probable class: the mean distance between confidence and
 * accuracy over {@value CalibrationCurve#BINS} bins of equal width, weighted by rows, in [0, 1]. It
 * is biased upwards for few rows.
 *
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al., 2017, equation 3</a>
 */
@AutoService(Metric.class)
public final class ExpectedCalibrationError implements Metric {
  @Override
  public String name() {
    return "calibration-error";
  }

  @Override
  public String measures() {
    return "mean distance between confidence and accuracy, over bins of confidence";
  }

  @Override
  public Better better() {
    return Better.LOWER;
  }

  @Override
  public int place() {
    return 52;
  }

  @Override
  public double of(Resample rows) {
    return CalibrationCurve.of(rows).error();
  }
}
