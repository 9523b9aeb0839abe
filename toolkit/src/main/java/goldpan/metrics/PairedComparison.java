package goldpan.metrics;

import goldpan.data.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Two models on the same rows, each trained with the same seeds: differences of metrics with
 * intervals that know both the chance of the rows and that of the seeds.
 *
 * <p>A replicate draws N rows and, of S seeds, S - 1, both with replacement and the same for both
 * models, and takes the mean difference over the drawn seeds: drawing one fewer makes the variance
 * over seeds unbiased. As so few seeds say little of their own spread, the percentile interval is
 * stretched about the difference by t(ν) / z, with the degrees of freedom ν of Satterthwaite, (V /
 * V<sub>seeds</sub>)² (S - 1). With one seed the interval knows the chance of the rows alone.
 *
 * @see <a href="https://doi.org/10.2307/2288929">Rao and Wu, Resampling Inference with Complex
 *     Survey Data, 1988</a>
 * @see <a href="https://doi.org/10.2307/3002019">Satterthwaite, 1946</a>
 */
public final class PairedComparison {
  private static final double NORMAL_97_5 = 1.959963984540054;
  private static final long SEED_STREAM = 0x5DEECE66DL;
  private final List<EvaluationData> first;
  private final List<EvaluationData> second;
  private final long seed;

  private PairedComparison(List<EvaluationData> first, List<EvaluationData> second, long seed) {
    this.first = List.copyOf(first);
    this.second = List.copyOf(second);
    this.seed = seed;
  }

  /** Two models on the same rows. */
  public static PairedComparison of(EvaluationData first, EvaluationData second) {
    return of(List.of(first), List.of(second), Bootstrap.SEED);
  }

  /**
   * Two ways to train, one entry a seed.
   *
   * @param seed of the bootstrap
   * @throws IllegalArgumentException when there are not as many of both, or not the same rows
   */
  public static PairedComparison of(
      List<EvaluationData> first, List<EvaluationData> second, long seed) {
    if (first.isEmpty() || first.size() != second.size()) {
      throw new IllegalArgumentException(
          Words.of(
              "%d seeds are compared with %d; expected as many, and at least one",
              first.size(), second.size()));
    }
    for (int s = 0; s < first.size(); s++) {
      SameRows.require(first.get(0), first.get(s));
      SameRows.require(first.get(0), second.get(s));
    }
    return new PairedComparison(first, second, seed);
  }

  /** How many seeds. */
  public int seeds() {
    return first.size();
  }

  /** The differences of these metrics, in their order. */
  public List<PairedDifference> differences(List<Metric> metrics) {
    return differences(metrics, Bootstrap.replicates(first.get(0).size() * seeds()));
  }

  /** The differences of the recall of each class, in class order. */
  public List<PairedDifference> recalls() {
    List<String> classes = first.get(0).classes();
    return differences(
        IntStream.range(0, classes.size())
            .<Metric>mapToObj(k -> new ClassRecall(k, classes.get(k)))
            .toList());
  }

  List<PairedDifference> differences(List<Metric> metrics, int replicates) {
    double[][] ofFirst = plain(first, metrics);
    double[][] ofSecond = plain(second, metrics);
    boolean drawn = first.get(0).size() >= Bootstrap.LEAST_ROWS;
    double[][] replicate =
        drawn
            ? Bootstrap.run(metrics.size(), replicates, b -> replicate(metrics, b))
            : new double[metrics.size()][0];
    List<PairedDifference> found = new ArrayList<>();
    for (int m = 0; m < metrics.size(); m++) {
      double[] bySeed = new double[seeds()];
      for (int s = 0; s < bySeed.length; s++) {
        bySeed[s] = ofSecond[m][s] - ofFirst[m][s];
      }
      double difference = mean(bySeed);
      boolean known = !Double.isNaN(difference) && !metrics.get(m).isTooCostly(first.get(0));
      found.add(
          new PairedDifference(
              metrics.get(m),
              mean(ofFirst[m]),
              mean(ofSecond[m]),
              known ? interval(replicate[m], bySeed, difference) : Optional.empty()));
    }
    return found;
  }

  private static double[][] plain(List<EvaluationData> all, List<Metric> metrics) {
    double[][] values = new double[metrics.size()][all.size()];
    for (int s = 0; s < all.size(); s++) {
      Resample rows = Resample.all(all.get(s));
      for (int m = 0; m < values.length; m++) {
        values[m][s] = metrics.get(m).of(rows);
      }
    }
    return values;
  }

  private double[] replicate(List<Metric> metrics, int number) {
    int[] drawn = drawnSeeds(number);
    double[] sum = new double[metrics.size()];
    for (int s = 0; s < drawn.length; s++) {
      if (drawn[s] > 0) {
        Resample a = Resample.drawn(first.get(s), seed, number);
        Resample b = Resample.drawn(second.get(s), seed, number);
        for (int m = 0; m < sum.length; m++) {
          Metric metric = metrics.get(m);
          sum[m] +=
              metric.isTooCostly(a.data()) ? Double.NaN : drawn[s] * (metric.of(b) - metric.of(a));
        }
      }
    }
    int all = IntStream.of(drawn).sum();
    return Arrays.stream(sum).map(v -> v / all).toArray();
  }

  /** How often each seed counts: S - 1 drawn of S. */
  private int[] drawnSeeds(int number) {
    int[] times = new int[seeds()];
    if (times.length == 1) {
      times[0] = 1;
      return times;
    }
    SplittableRandom random =
        new SplittableRandom(new SplittableRandom(seed ^ SEED_STREAM * (number + 1L)).nextLong());
    for (int i = 0; i < times.length - 1; i++) {
      times[random.nextInt(times.length)]++;
    }
    return times;
  }

  private static Optional<Interval> interval(
      double[] replicates, double[] bySeed, double difference) {
    double stretch = stretch(variance(replicates), variance(bySeed) / bySeed.length, bySeed.length);
    return Interval.percentile(replicates)
        .map(
            i ->
                new Interval(
                    difference - stretch * Math.max(0, difference - i.low()),
                    difference + stretch * Math.max(0, i.high() - difference),
                    i.method()));
  }

  private static double stretch(double all, double ofSeeds, int seeds) {
    if (seeds == 1 || !(ofSeeds > 0) || !(all > 0)) {
      return 1;
    }
    double share = Math.max(1, all / ofSeeds);
    double freedom = share * share * (seeds - 1);
    return new TDistribution(null, freedom).inverseCumulativeProbability(0.975) / NORMAL_97_5;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** With N - 1; of those that are numbers. */
  private static double variance(double[] values) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    double mean = mean(known);
    return known.length < 2
        ? 0
        : Arrays.stream(known).map(v -> (v - mean) * (v - mean)).sum() / (known.length - 1);
  }
}
