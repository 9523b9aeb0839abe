package goldpan.noise;

import goldpan.data.Workers;
import java.util.Arrays;

/**
 * How sharp the probabilities should be, given labels of which a share is wrong: with r_b =
 * softmax(b ln p), the b and ε that maximise
 *
 * <pre>  Σ ln[(1 - ε) r_b(y) + ε (1 - r_b(y)) / (K - 1)]</pre>
 *
 * over a grid of b, ε by expectation maximisation; and the best b with ε = 0. Temperature scaling
 * with a floor of uniform label noise, so that wrong labels do not flatten the model.
 *
 * @param inverseTemperature b, from 1/8 to 8
 * @param noise ε in [0, 1)
 * @param nats mean negative log-likelihood of a given label
 * @param plainInverseTemperature b where ε = 0
 * @param plainNats mean negative log-likelihood there
 * @see <a href="https://arxiv.org/abs/1706.04599">Guo et al., On Calibration of Modern Neural
 *     Networks, 2017, section 4.2</a>
 */
record NoisyCalibration(
    double inverseTemperature,
    double noise,
    double nats,
    double plainInverseTemperature,
    double plainNats) {
  private static final double TINY = 1e-300;
  private static final double BETTER = 1e-9;
  private static final double START = 0.1;

  static NoisyCalibration fit(FitRows rows) {
    int steps = FinderConstants.TEMPERATURE_STEPS;
    Point[] points = new Point[2 * steps + 1];
    Workers.forEach(
        points.length,
        1,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            points[i] = Point.at(rows, Math.pow(2, (i - steps) / 4.0));
          }
        });
    Point best = points[0];
    Point plain = points[0];
    for (Point point : points) {
      best = point.nats < best.nats - BETTER ? point : best;
      plain = point.plainNats < plain.plainNats - BETTER ? point : plain;
    }
    return new NoisyCalibration(best.b, best.noise, best.nats, plain.b, plain.plainNats);
  }

  /** One inverse temperature of the grid. */
  private record Point(double b, double noise, double nats, double plainNats) {

    static Point at(FitRows rows, double b) {
      double[] given = rows.givenAtInverseTemperature(b);
      double noise = START;
      for (int pass = 0; pass < FinderConstants.FLOOR_PASSES; pass++) {
        double share = noise;
        noise =
            Arrays.stream(given)
                    .map(g -> share * other(g, rows) / (mixed(g, share, rows) + TINY))
                    .sum()
                / rows.size;
      }
      double found = noise;
      double nats =
          Arrays.stream(given).map(g -> -Math.log(mixed(g, found, rows) + TINY)).sum() / rows.size;
      double plain = Arrays.stream(given).map(g -> -Math.log(g + TINY)).sum() / rows.size;
      return new Point(b, noise, nats, plain);
    }

    private static double other(double given, FitRows rows) {
      return (1 - given) / (rows.classes - 1);
    }

    private static double mixed(double given, double share, FitRows rows) {
      return (1 - share) * given + share * other(given, rows);
    }
  }
}
