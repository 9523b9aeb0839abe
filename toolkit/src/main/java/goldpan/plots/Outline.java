package goldpan.plots;

import goldpan.train.Step;
import java.util.List;

/**
 * A fold's losses as a line of at most some thousand points: of the steps that share a pixel column
 * the lowest and the highest, so that no spike is lost. Losses are decimal logarithms; those that
 * are not finite break the line.
 */
final class Outline {
  private static final double LEAST = 1e-6;
  private final double[] x;
  private final double[] y;

  private Outline(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  static Outline of(List<Step> steps, int last, int columns) {
    int stride = Math.max(1, last / columns);
    int columnsUsed = (steps.size() + stride - 1) / stride;
    double[] x = new double[2 * columnsUsed];
    double[] y = new double[2 * columnsUsed];
    for (int c = 0; c < columnsUsed; c++) {
      Step low = steps.get(c * stride);
      Step high = low;
      for (Step step : steps.subList(c * stride, Math.min(steps.size(), (c + 1) * stride))) {
        low = step.lossNats() < low.lossNats() ? step : low;
        high = step.lossNats() > high.lossNats() ? step : high;
      }
      boolean rising = low.step() <= high.step();
      set(x, y, 2 * c, rising ? low : high);
      set(x, y, 2 * c + 1, rising ? high : low);
    }
    return new Outline(x, y);
  }

  private static void set(double[] x, double[] y, int i, Step step) {
    double loss = step.lossNats();
    x[i] = step.step();
    y[i] = Double.isFinite(loss) ? Math.log10(Math.max(loss, LEAST)) : Double.NaN;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }
}
