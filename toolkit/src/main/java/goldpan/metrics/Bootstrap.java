package goldpan.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Intervals by resampling samples with replacement: the 2.5 % and 97.5 % quantiles of what comes of
 * the samplings. The same seed gives the same samplings, in any number of threads.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron, Bootstrap Methods, 1979</a>
 */
final class Bootstrap {
  private static final double TAIL = 0.025;

  /** Least share of samplings in which a metric must be defined. */
  private static final double DEFINED = 0.9;

  private final int samplings;
  private final long seed;

  Bootstrap(int samplings, long seed) {
    this.samplings = samplings;
    this.seed = seed;
  }

  /** A number of weighted samples. */
  interface Statistic {
    OptionalDouble of(int[] weights);
  }

  /** How often each of {@code n} samples is drawn. */
  static int[] weights(int n, long seed, int sampling) {
    SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + sampling);
    int[] weights = new int[n];
    for (int i = 0; i < n; i++) {
      weights[random.nextInt(n)]++;
    }
    return weights;
  }

  /** The value with its interval; an interval is missing where samplings mostly define none. */
  Estimate estimate(int n, Statistic statistic) {
    int[] once = new int[n];
    Arrays.fill(once, 1);
    OptionalDouble value = n == 0 ? OptionalDouble.empty() : statistic.of(once);
    if (value.isEmpty()) {
      return Estimate.UNDEFINED;
    }
    double[] values =
        IntStream.range(0, samplings)
            .parallel()
            .mapToObj(b -> statistic.of(weights(n, seed, b)))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (values.length < DEFINED * samplings || samplings == 0) {
      return new Estimate(value.getAsDouble(), Double.NaN, Double.NaN);
    }
    int low = (int) Math.floor(TAIL * (values.length - 1));
    return new Estimate(value.getAsDouble(), values[low], values[values.length - 1 - low]);
  }
}
